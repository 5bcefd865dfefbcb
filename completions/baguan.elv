
use builtin;
use str;

set edit:completion:arg-completer[baguan] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'baguan'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'baguan'= {
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
            cand -V '显示版本'
            cand --version '显示版本'
            cand check '检查文件或文件夹，指出不得发布的内容'
            cand explain '说明一条规则：查什么、依据什么、怎么改'
            cand rules '列出全部规则，或用规则自带的例子自测'
            cand schema '输出配置文件或报告的 JSON Schema'
            cand completions '输出命令行补全脚本'
            cand man '输出手册页（roff 格式）'
        }
        &'baguan;check'= {
            cand --stage '文件所处阶段：publish 即将发布（默认）、drafting 起草报批中、posted 已经发布'
            cand --format '报告格式：text（默认）、json 或 jsonl'
            cand --output '把报告写入文件；写完才出现，不会留下半份'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --fail-on '从哪种结论起返回状态 1：block 不得发布（默认）、review 需人工判断'
            cand --stdin-name '标准输入内容的文件名，用于报告和通配'
            cand --threads '线程数；默认按处理器'
            cand --today '当作这一天来判断'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand --reveal '在报告中显示查到的原值。报告从此含有个人信息，请勿外传'
            cand --no-ignore '连 .gitignore 等规则排除的文件也检查'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;explain'= {
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;rules'= {
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
            cand list '列出全部规则：编号、默认级别、名称'
            cand test '运行每条规则自带的例子'
        }
        &'baguan;rules;list'= {
            cand --format 'text（默认）或 json'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;rules;test'= {
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;schema'= {
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;completions'= {
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;man'= {
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
    ]
    $completions[$command]
}
