//! Many write at once, one of them for all: the first in the line takes what has gathered behind it along in one go,
//! then hands the lead to the next. First come, first served, and nobody works for others more than once.

use std::collections::VecDeque;
use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// The line of those who wait, each with a job to be answered.
pub(super) struct Queue<J, A> {
    line: Mutex<Line<J, A>>,
    /// How many jobs go together at most.
    most: usize,
}

struct Line<J, A> {
    waiting: VecDeque<(J, Arc<Place<A>>)>,
    /// Whether somebody leads. If nobody does, nobody waits.
    led: bool,
}

/// Where one of them waits.
struct Place<A> {
    news: Mutex<News<A>>,
    arrived: Condvar,
}

enum News<A> {
    None,
    /// It is its turn to lead.
    Lead,
    /// Its answer; nothing if the leader came to grief.
    Answer(Option<A>),
}

/// A lock whose holder panicked is still good: nothing here is ever left half changed.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<J, A> Queue<J, A> {
    pub(super) fn new(most: usize) -> Self {
        Self { line: Mutex::new(Line { waiting: VecDeque::new(), led: false }), most: most.max(1) }
    }

    /// Gets the job done, by somebody else or by `work` with others' jobs. `work` asks for one after the other and
    /// answers each in its order; whoever comes while it works is still taken along.
    pub(super) fn run(&self, job: J, work: impl FnOnce(&mut dyn FnMut() -> Option<J>) -> Vec<A>) -> Option<A> {
        let place = Arc::new(Place { news: Mutex::new(News::None), arrived: Condvar::new() });
        let leads = {
            let mut line = lock(&self.line);
            line.waiting.push_back((job, Arc::clone(&place)));
            !mem::replace(&mut line.led, true)
        };
        if !leads && let News::Answer(answer) = place.wait() {
            return answer;
        }
        self.lead(work);
        match place.wait() {
            News::Answer(answer) => answer,
            News::None | News::Lead => None,
        }
    }

    fn lead(&self, work: impl FnOnce(&mut dyn FnMut() -> Option<J>) -> Vec<A>) {
        let mut shift = Shift { queue: self, places: Vec::new(), answers: Vec::new() };
        let places = &mut shift.places;
        let mut next = || {
            let (job, place) = if places.len() < self.most { lock(&self.line).waiting.pop_front()? } else { None? };
            places.push(place);
            Some(job)
        };
        shift.answers = work(&mut next);
        // Its own was the first in the line; should `work` not have asked even once, it goes unanswered with it.
        if shift.places.is_empty()
            && let Some((_, place)) = lock(&self.line).waiting.pop_front()
        {
            shift.places.push(place);
        }
    }
}

/// A leader's turn. However it ends, all get an answer and somebody leads on.
struct Shift<'a, J, A> {
    queue: &'a Queue<J, A>,
    places: Vec<Arc<Place<A>>>,
    answers: Vec<A>,
}

impl<J, A> Drop for Shift<'_, J, A> {
    fn drop(&mut self) {
        {
            let mut line = lock(&self.queue.line);
            match line.waiting.front() {
                Some((_, place)) => place.tell(News::Lead),
                None => line.led = false,
            }
        }
        let mut answers = mem::take(&mut self.answers).into_iter();
        for place in &self.places {
            place.tell(News::Answer(answers.next()));
        }
    }
}

impl<A> Place<A> {
    fn tell(&self, news: News<A>) {
        *lock(&self.news) = news;
        self.arrived.notify_one();
    }

    fn wait(&self) -> News<A> {
        let mut news = lock(&self.news);
        loop {
            match mem::replace(&mut *news, News::None) {
                News::None => news = self.arrived.wait(news).unwrap_or_else(PoisonError::into_inner),
                told => return told,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Barrier;
    use std::thread;

    use super::*;

    #[test]
    fn each_gets_its_own_answer() {
        let (queue, together) = (Queue::new(4), Barrier::new(12));
        let most = Mutex::new(0);
        let work = |next: &mut dyn FnMut() -> Option<u64>| {
            let jobs: Vec<u64> = std::iter::from_fn(next).collect();
            let longest = jobs.len().max(*lock(&most));
            *lock(&most) = longest;
            jobs.into_iter().map(|job| job * 10).collect()
        };
        thread::scope(|scope| {
            for writer in 0..12_u64 {
                let (queue, together, work) = (&queue, &together, &work);
                scope.spawn(move || {
                    together.wait();
                    for number in 0..200 {
                        let job = writer * 1000 + number;
                        assert_eq!(queue.run(job, work), Some(job * 10));
                    }
                });
            }
        });
        assert!((1..=4).contains(&*lock(&most)));
    }

    #[test]
    fn a_leader_that_comes_to_grief_keeps_nobody_waiting() {
        let (queue, together) = (Queue::new(3), Barrier::new(6));
        let answered = thread::scope(|scope| {
            let writers: Vec<_> = (0..6_u64)
                .map(|writer| {
                    let (queue, together) = (&queue, &together);
                    scope.spawn(move || {
                        together.wait();
                        let run = |job| {
                            queue.run(job, |next| {
                                let jobs: Vec<u64> = std::iter::from_fn(next).collect();
                                assert!(!jobs.contains(&3), "meant");
                                jobs
                            })
                        };
                        (0..50).filter(|_| catch_unwind(AssertUnwindSafe(|| run(writer))).is_ok()).count()
                    })
                })
                .collect();
            writers.into_iter().map(|writer| writer.join().unwrap_or_default()).collect::<Vec<_>>()
        });
        // Only who leads meets the panic itself; all others come back.
        assert_eq!(answered.len(), 6);
        assert_eq!(queue.run(1, |next| next().into_iter().collect()), Some(1));
        assert_eq!(queue.run(1, |_| Vec::new()), None);
        assert_eq!(queue.run(2, |next| next().into_iter().collect()), Some(2));
    }
}
