# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_baguan_global_optspecs
    string join \n lang= h/help V/version
end

function __fish_baguan_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_baguan_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_baguan_using_subcommand
    set -l cmd (__fish_baguan_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c baguan -n "__fish_baguan_needs_command" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_needs_command" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_needs_command" -s V -l version -d '显示版本'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "check" -d '检查文件或文件夹，指出不得发布的内容'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "explain" -d '说明一条规则：查什么、依据什么、怎么改'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "rules" -d '列出全部规则，或用规则自带的例子自测'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "schema" -d '输出配置文件或报告的 JSON Schema'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "completions" -d '输出命令行补全脚本'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "man" -d '输出手册页（roff 格式）'
complete -c baguan -n "__fish_baguan_using_subcommand check" -l stage -d '文件所处阶段：publish 即将发布（默认）、drafting 起草报批中、posted 已经发布' -r -f -a "publish\t''
drafting\t''
posted\t''"
complete -c baguan -n "__fish_baguan_using_subcommand check" -l format -d '报告格式：text（默认）、json 或 jsonl' -r -f -a "text\t''
json\t''
jsonl\t''"
complete -c baguan -n "__fish_baguan_using_subcommand check" -l output -d '把报告写入文件；写完才出现，不会留下半份' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand check" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand check" -l fail-on -d '从哪种结论起返回状态 1：block 不得发布（默认）、review 需人工判断' -r -f -a "block\t''
review\t''"
complete -c baguan -n "__fish_baguan_using_subcommand check" -l stdin-name -d '标准输入内容的文件名，用于报告和通配' -r
complete -c baguan -n "__fish_baguan_using_subcommand check" -l threads -d '线程数；默认按处理器' -r
complete -c baguan -n "__fish_baguan_using_subcommand check" -l today -d '当作这一天来判断' -r
complete -c baguan -n "__fish_baguan_using_subcommand check" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand check" -l reveal -d '在报告中显示查到的原值。报告从此含有个人信息，请勿外传'
complete -c baguan -n "__fish_baguan_using_subcommand check" -l no-ignore -d '连 .gitignore 等规则排除的文件也检查'
complete -c baguan -n "__fish_baguan_using_subcommand check" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand explain" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand explain" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand rules; and not __fish_seen_subcommand_from list test" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand rules; and not __fish_seen_subcommand_from list test" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand rules; and not __fish_seen_subcommand_from list test" -f -a "list" -d '列出全部规则：编号、默认级别、名称'
complete -c baguan -n "__fish_baguan_using_subcommand rules; and not __fish_seen_subcommand_from list test" -f -a "test" -d '运行每条规则自带的例子'
complete -c baguan -n "__fish_baguan_using_subcommand rules; and __fish_seen_subcommand_from list" -l format -d 'text（默认）或 json' -r -f -a "text\t''
json\t''"
complete -c baguan -n "__fish_baguan_using_subcommand rules; and __fish_seen_subcommand_from list" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand rules; and __fish_seen_subcommand_from list" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand rules; and __fish_seen_subcommand_from test" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand rules; and __fish_seen_subcommand_from test" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand schema" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand schema" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand completions" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand completions" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand man" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand man" -s h -l help -d '显示帮助'
