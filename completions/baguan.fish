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
complete -c baguan -n "__fish_baguan_needs_command" -f -a "dict" -d '词库：列出、检查、整理、比较、转成表格、从表格导入'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "schema" -d '输出配置文件、配套说明或报告的 JSON Schema'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "completions" -d '输出命令行补全脚本'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "man" -d '输出手册页（roff 格式）'
complete -c baguan -n "__fish_baguan_using_subcommand check" -l stage -d '文件所处阶段：publish 即将发布（默认）、drafting 起草报批中、posted 已经发布' -r -f -a "publish\t''
drafting\t''
posted\t''"
complete -c baguan -n "__fish_baguan_using_subcommand check" -l with -d '与一份政策文件配套的解读材料或起草说明，可写多次；一并检查，并与文件对照' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand check" -l published -d '政策文件公开发布的日期（与 --with 同用），不是成文日期' -r
complete -c baguan -n "__fish_baguan_using_subcommand check" -l with-published -d '解读材料公开发布的日期（与 --with 同用）' -r
complete -c baguan -n "__fish_baguan_using_subcommand check" -l format -d '报告格式：text（默认）、json 或 jsonl' -r -f -a "text\t''
json\t''
jsonl\t''"
complete -c baguan -n "__fish_baguan_using_subcommand check" -l output -d '把报告写入文件；写完才出现，不会留下半份' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand check" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand check" -l scheme -d '按哪个考核办法估算扣分，可写多次（见 baguan scheme list）；不写则按配置，再没有就是全部适用的' -r
complete -c baguan -n "__fish_baguan_using_subcommand check" -l channel -d '发布在哪里：site 政府网站（默认）、new-media 政务新媒体；有的考核办法分开计分' -r -f -a "site\t''
new-media\t''"
complete -c baguan -n "__fish_baguan_using_subcommand check" -l unit -d '文件属于哪个单位；不写则按配置中 [[unit]] 的 paths，再没有就是 [ledger] office' -r
complete -c baguan -n "__fish_baguan_using_subcommand check" -l ledger -d '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand check" -l by -d '经办人；不写则用登录名' -r
complete -c baguan -n "__fish_baguan_using_subcommand check" -l fail-on -d '从哪种结论起返回状态 1：block 不得发布（默认）、review 需人工判断' -r -f -a "block\t''
review\t''"
complete -c baguan -n "__fish_baguan_using_subcommand check" -l stdin-name -d '标准输入内容的文件名，用于报告和通配' -r
complete -c baguan -n "__fish_baguan_using_subcommand check" -l threads -d '线程数；默认按处理器' -r
complete -c baguan -n "__fish_baguan_using_subcommand check" -l today -d '当作这一天来判断' -r
complete -c baguan -n "__fish_baguan_using_subcommand check" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand check" -l no-ledger -d '试查：不记入台账'
complete -c baguan -n "__fish_baguan_using_subcommand check" -l reveal -d '在报告中显示查到的原值。报告从此含有个人信息，请勿外传'
complete -c baguan -n "__fish_baguan_using_subcommand check" -l no-ignore -d '连 .gitignore 等规则排除的文件也检查'
complete -c baguan -n "__fish_baguan_using_subcommand check" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand explain" -l today -d '当作这一天来判断' -r
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
complete -c baguan -n "__fish_baguan_using_subcommand dict; and not __fish_seen_subcommand_from list lint test fmt diff export import" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and not __fish_seen_subcommand_from list lint test fmt diff export import" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and not __fish_seen_subcommand_from list lint test fmt diff export import" -f -a "list" -d '列出生效的词库：层、名称、文件、版本、条数；或其中每一条'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and not __fish_seen_subcommand_from list lint test fmt diff export import" -f -a "lint" -d '检查词库：写错的、查不出自己例句的、永远用不上的、重复的'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and not __fish_seen_subcommand_from list lint test fmt diff export import" -f -a "test" -d '运行词库自带的例句，以及例句文件'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and not __fish_seen_subcommand_from list lint test fmt diff export import" -f -a "fmt" -d '整理词库：按编号排序，统一选项写法和引号，列按规定顺序'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and not __fish_seen_subcommand_from list lint test fmt diff export import" -f -a "diff" -d '比较词库的两个版本：新增、删除、修改了哪些词条'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and not __fish_seen_subcommand_from list lint test fmt diff export import" -f -a "export" -d '把词库转成 Excel 表格，供编辑；改好后用 dict import 导回'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and not __fish_seen_subcommand_from list lint test fmt diff export import" -f -a "import" -d '把改好的表格导回词库；其间别人改过的一并保留，互相矛盾的列出来'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from list" -l layer -d '只列这一层：built-in 内置、organisation 本单位、repository 本仓库' -r -f -a "built-in\t''
organisation\t''
repository\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from list" -l category -d '只列这一类，如 secrecy 或“密级和内部标志”' -r
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from list" -l format -d 'text（默认）或 json' -r -f -a "text\t''
json\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from list" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from list" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from list" -l rows -d '逐条列出合并之后生效的词条：编号、词、类别、级别、建议、层'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from list" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from lint" -l layer -d '把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）' -r -f -a "built-in\t''
organisation\t''
repository\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from lint" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from lint" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from lint" -l strict -d '有警告也返回状态 1'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from lint" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from test" -l cases -d '例句文件，每行“例句<制表符>词<制表符>hit 或 fp”：hit 应查出例句中的词，fp 不应查出；# 开头的行不算。可以多次' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from test" -l layer -d '把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）' -r -f -a "built-in\t''
organisation\t''
repository\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from test" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from test" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from test" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from fmt" -l layer -d '把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）' -r -f -a "built-in\t''
organisation\t''
repository\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from fmt" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from fmt" -l check -d '不改动，只列出需要整理的文件，有则返回状态 1'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from fmt" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from diff" -l format -d 'text（默认）或 json' -r -f -a "text\t''
json\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from diff" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from diff" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from export" -s o -l output -d '写入哪个文件，以 .xlsx 结尾；已有的会被替换' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from export" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from export" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from import" -l into -d '导入哪个词库文件（CSV）；自制表格可以导入新文件' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from import" -l layer -d '把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）' -r -f -a "built-in\t''
organisation\t''
repository\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from import" -l today -d '当作这一天来导入' -r
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from import" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from import" -l dry-run -d '只看会有哪些改动，不写入'
complete -c baguan -n "__fish_baguan_using_subcommand dict; and __fish_seen_subcommand_from import" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand schema" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand schema" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand completions" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand completions" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand man" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand man" -s h -l help -d '显示帮助'
