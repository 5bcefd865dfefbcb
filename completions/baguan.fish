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
complete -c baguan -n "__fish_baguan_needs_command" -f -a "ledger" -d '台账：列出、登记、办理、核验、导出、备份'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "explain" -d '说明一条规则：查什么、依据什么、怎么改'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "rules" -d '列出全部规则，或用规则自带的例子自测'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "dict" -d '词库：列出、检查、整理、比较、转成表格、从表格导入'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "scheme" -d '考核办法：列出、查看、检查，给各单位算分'
complete -c baguan -n "__fish_baguan_needs_command" -f -a "schema" -d '输出配置文件、配套说明、报告或得分表的 JSON Schema'
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
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -f -a "list" -d '列出台账：编号、日期、单位、标题、问题、办理环节、期限、涉及扣分'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -f -a "show" -d '显示一起问题的全部内容和办理经过'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -f -a "enter" -d '手工登记一起问题（通报、投诉、媒体曝光、人工检查所见），或未报、迟报的表单'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -f -a "advance" -d '办理：把一起或几起问题推进到下一环节，要么全部成功，要么一起也不动'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -f -a "verify" -d '核验台账：每条记录是否完整、有没有被改动或删去'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -f -a "export" -d '导出：台账、原始记录、季度通报、整改通知单、周小结、发现他人差错登记表'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -f -a "backup" -d '备份台账到新文件，核验后在旁边写下存证（.head 文件）'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -f -a "restore" -d '用备份恢复台账；备份有缺失、比现有台账短的，拒绝恢复'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -f -a "prune" -d '清理：永久删去旧记录的明细（单位、标题、摘录等），只留编号、时间和校验值；不能恢复'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -f -a "key" -d '新建密钥文件，供台账比对相同的值而不保存原值；请另行保管，不要与台账放在一起'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and not __fish_seen_subcommand_from list show enter advance verify export backup restore prune key head" -f -a "head" -d '显示台账存证（最后一条记录的编号和校验值）；抄存在别处，日后可用 verify --head 核验有无删改'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l unit -d '只要这个单位的' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l state -d '只列这一环节：found 待处置、contained 已阻断、corrected 已整改、re-checked 已复核、closed 已销号、false-alarm 误报、exempt 依法豁免、prevented 发布前拦截' -r -f -a "found\t''
contained\t''
corrected\t''
re-checked\t''
closed\t''
false-alarm\t''
exempt\t''
prevented\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l rule -d '只列这条规则或这类规则，如 personal/mobile、personal/*' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l since -d '从这一天起，如 2026-10-01' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l until -d '到这一天为止' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l format -d 'text（默认）或 json' -r -f -a "text\t''
json\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l ledger -d '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l today -d '当作这一天来判断' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l overdue -d '只列逾期未整改的'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l prevented -d '只列发布前拦截的'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -l all -d '全部列出，包括已销号、误报、豁免和发布前拦截的；不写则只列未办结的'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from list" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from show" -l format -d 'text（默认）或 json' -r -f -a "text\t''
json\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from show" -l ledger -d '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from show" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from show" -l today -d '当作这一天来判断' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from show" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from show" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l unit -d '哪个单位的信息' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l title -d '信息或文件的标题' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l number -d '文号' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l address -d '公开的网址' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l file -d '文件；只记它的指纹（SHA-256），不保存文件' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l rule -d '问题属于哪条规则或哪类，如 personal/mobile、personal/*（见 baguan rules list）；与 --item 至少写一个' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l item -d '按哪个考核办法的哪一条扣分，如 kunming-2023:7' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l points -d '扣多少分，如 0.5；要与 --item 一起写' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l noticed -d '谁发现的：self 自查（默认）、county 县级通报、prefecture 州市级通报、province 省级通报、state-council 国务院办公厅通报、complaint 群众投诉、media 媒体曝光' -r -f -a "self\t''
county\t''
prefecture\t''
province\t''
state-council\t''
complaint\t''
media\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l circular -d '通报的文号或名称；同一通报里的几起问题请写得一样' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l channel -d 'site 网站、new-media 政务新媒体；不写则按配置' -r -f -a "site\t''
new-media\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l kind -d '文件的种类，如 official-document 公文、news 信息、interpretation 解读' -r -f -a "official-document\t''
news\t''
interpretation\t''
public-notice\t''
draft-for-comment\t''
request-reply\t''
disclosure-guide\t''
proposal-reply\t''
annual-report\t''
budget\t''
regulation\t''
list\t''
other\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l day -d '发现的日期；不写则是今天' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l due -d '整改期限；不写则按配置的工作日数推算' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l note -d '发生了什么；其中的个人信息会被遮蔽' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l form -d '登记一份表单未报或迟报，如 security-review；与 --state、--of 一起写' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l state -d 'missing 未报、late 迟报或不全' -r -f -a "missing\t''
late\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l of -d '哪一周（如 2026-W45）或哪份文件的表单' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l by -d '经办人；不写则用登录名' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l ledger -d '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l today -d '当作这一天来判断' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from enter" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -l to -d 'contained 阻断、corrected 整改、re-checked 复核、closed 销号（依次进行）；false-alarm 误报、exempt 豁免、reopened 重开、noticed 被外部发现或通报、reported 已上报' -r -f -a "contained\t''
corrected\t''
re-checked\t''
closed\t''
false-alarm\t''
exempt\t''
reopened\t''
noticed\t''
reported\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -l note -d '做了什么；其中的个人信息会被遮蔽' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -l basis -d '豁免的法律依据；豁免时必填' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -l file -d '佐证文件；只记它的指纹（SHA-256），不保存文件' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -l noticed -d '谁发现的：self 自查（默认）、county 县级通报、prefecture 州市级通报、province 省级通报、state-council 国务院办公厅通报、complaint 群众投诉、media 媒体曝光' -r -f -a "self\t''
county\t''
prefecture\t''
province\t''
state-council\t''
complaint\t''
media\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -l circular -d '通报的文号或名称；同一通报里的几起问题请写得一样' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -l due -d '新的整改期限' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -l by -d '经办人；不写则用登录名' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -l ledger -d '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -l today -d '当作这一天来判断' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from advance" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l head -d '抄存在别处的台账存证（编号:校验值，见通报、小结的末尾）；有它才能发现末尾被删、整本被重写' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l ledger -d '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from verify" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -l what -d 'register 台账、events 原始记录、circular 季度通报、notice 整改通知单、weekly 周小结、elsewhere 发现他人差错登记表' -r -f -a "register\t''
events\t''
circular\t''
notice\t''
weekly\t''
elsewhere\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -l format -d '台账：csv、xlsx；原始记录：jsonl；通报、通知单、小结：docx、text；他人差错：csv、xlsx、docx、text；不写则看文件名' -r -f -a "text\t''
csv\t''
xlsx\t''
docx\t''
jsonl\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -l quarter -d '哪个季度，如 2026Q4' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -l week -d '哪一周，如 2026-W45' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -l since -d '从这一天起，如 2026-10-01' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -l until -d '到这一天为止' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -l unit -d '只要这个单位的' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -l incident -d '整改通知单：只写这一起' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -s o -l output -d '写入哪个文件，已有的会被替换；不写则输出到屏幕（docx、xlsx 除外）' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -l ledger -d '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -l today -d '当作这一天来判断' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from export" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from backup" -l ledger -d '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from backup" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from backup" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from backup" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from restore" -l head -d '抄存在别处的台账存证（编号:校验值，见通报、小结的末尾）；有它才能发现末尾被删、整本被重写' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from restore" -l ledger -d '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from restore" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from restore" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from restore" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from prune" -l until -d '清理到这一天为止的记录' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from prune" -l reason -d '清理的理由和依据，会记入台账' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from prune" -l by -d '经办人；不写则用登录名' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from prune" -l ledger -d '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from prune" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from prune" -l today -d '当作这一天来判断' -r
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from prune" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from prune" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from key" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from key" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from head" -l ledger -d '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from head" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from head" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand ledger; and __fish_seen_subcommand_from head" -s h -l help -d '显示帮助'
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
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and not __fish_seen_subcommand_from list show lint score" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and not __fish_seen_subcommand_from list show lint score" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and not __fish_seen_subcommand_from list show lint score" -f -a "list" -d '列出考核办法：编号、名称、出处、满分、项数'
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and not __fish_seen_subcommand_from list show lint score" -f -a "show" -d '查看一个考核办法：每一项、每一条扣分和它由什么触发'
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and not __fish_seen_subcommand_from list show lint score" -f -a "lint" -d '检查考核办法文件：逐行列出写错的地方，并列出需人工登记的条目'
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and not __fish_seen_subcommand_from list show lint score" -f -a "score" -d '按考核办法给各单位算分：每项扣多少、为什么、排名和等次'
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from list" -l format -d 'text（默认）或 json' -r -f -a "text\t''
json\t''"
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from list" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from list" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from list" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from show" -l item -d '只看这一项，如 17' -r
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from show" -l format -d 'text（默认）或 json' -r -f -a "text\t''
json\t''"
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from show" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from show" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from show" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from lint" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from lint" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from lint" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -l scheme -d '按哪个考核办法，可写多次；不写则用配置文件 [schemes] use 所列的' -r
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -l facts -d '人工登记的文件（TOML），可写多次：[[unit]] [[entry]] [[form]] [[finding]] [[reported]]' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -l channel -d '报告中的文件发布在哪里：site 政府网站、new-media 政务新媒体；不写则按配置文件' -r -f -a "site\t''
new-media\t''"
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -l format -d 'text（默认）、json 或 xlsx（要写 --output）' -r -f -a "text\t''
json\t''
xlsx\t''"
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -s o -l output -d '写入文件；写完才出现，不会留下半份' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -l ledger -d '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -l since -d '只算台账中这一天起的（报告和登记文件不带日期，全部算）' -r
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -l until -d '只算台账中到这一天为止的' -r
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -l config -d '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止' -r -F
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -l today -d '当作今天的日期' -r
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -l by-folder -d '按路径的第一级文件夹分单位，不按配置文件的 [[unit]]'
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -l from-ledger -d '把台账中的事件也算进去（写了 --ledger 就不必再写）：发布前拦截的、误报、豁免的不算'
complete -c baguan -n "__fish_baguan_using_subcommand scheme; and __fish_seen_subcommand_from score" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand schema" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand schema" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand completions" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand completions" -s h -l help -d '显示帮助'
complete -c baguan -n "__fish_baguan_using_subcommand man" -l lang -d '界面和报告的语言；也可以设环境变量 BAGUAN_LANG' -r -f -a "zh\t''
en\t''"
complete -c baguan -n "__fish_baguan_using_subcommand man" -s h -l help -d '显示帮助'
