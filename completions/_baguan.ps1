
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'baguan' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'baguan'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'baguan' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, '显示版本')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, '显示版本')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, '检查文件或文件夹，指出不得发布的内容')
            [CompletionResult]::new('ledger', 'ledger', [CompletionResultType]::ParameterValue, '台账：列出、登记、办理、核验、导出、备份')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, '说明一条规则：查什么、依据什么、怎么改')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, '列出全部规则，或用规则自带的例子自测')
            [CompletionResult]::new('dict', 'dict', [CompletionResultType]::ParameterValue, '词库：列出、检查、整理、比较、转成表格、从表格导入')
            [CompletionResult]::new('scheme', 'scheme', [CompletionResultType]::ParameterValue, '考核办法：列出、查看、检查，给各单位算分')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, '输出配置文件、配套说明、报告或得分表的 JSON Schema')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, '输出命令行补全脚本')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, '输出手册页（roff 格式）')
            break
        }
        'baguan;check' {
            [CompletionResult]::new('--stage', '--stage', [CompletionResultType]::ParameterName, '文件所处阶段：publish 即将发布（默认）、drafting 起草报批中、posted 已经发布')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, '与一份政策文件配套的解读材料或起草说明，可写多次；一并检查，并与文件对照')
            [CompletionResult]::new('--published', '--published', [CompletionResultType]::ParameterName, '政策文件公开发布的日期（与 --with 同用），不是成文日期')
            [CompletionResult]::new('--with-published', '--with-published', [CompletionResultType]::ParameterName, '解读材料公开发布的日期（与 --with 同用）')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, '报告格式：text（默认）、json 或 jsonl')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, '把报告写入文件；写完才出现，不会留下半份')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--scheme', '--scheme', [CompletionResultType]::ParameterName, '按哪个考核办法估算扣分，可写多次（见 baguan scheme list）；不写则按配置，再没有就是全部适用的')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, '发布在哪里：site 政府网站（默认）、new-media 政务新媒体；有的考核办法分开计分')
            [CompletionResult]::new('--unit', '--unit', [CompletionResultType]::ParameterName, '文件属于哪个单位；不写则按配置中 [[unit]] 的 paths，再没有就是 [ledger] office')
            [CompletionResult]::new('--ledger', '--ledger', [CompletionResultType]::ParameterName, '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, '经办人；不写则用登录名')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, '从哪种结论起返回状态 1：block 不得发布（默认）、review 需人工判断')
            [CompletionResult]::new('--stdin-name', '--stdin-name', [CompletionResultType]::ParameterName, '标准输入内容的文件名，用于报告和通配')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, '线程数；默认按处理器')
            [CompletionResult]::new('--today', '--today', [CompletionResultType]::ParameterName, '当作这一天来判断')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('--no-ledger', '--no-ledger', [CompletionResultType]::ParameterName, '试查：不记入台账')
            [CompletionResult]::new('--reveal', '--reveal', [CompletionResultType]::ParameterName, '在报告中显示查到的原值。报告从此含有个人信息，请勿外传')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, '连 .gitignore 等规则排除的文件也检查')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;ledger' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, '列出台账：编号、日期、单位、标题、问题、办理环节、期限、涉及扣分')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, '显示一起问题的全部内容和办理经过')
            [CompletionResult]::new('enter', 'enter', [CompletionResultType]::ParameterValue, '手工登记一起问题（通报、投诉、媒体曝光、人工检查所见），或未报、迟报的表单')
            [CompletionResult]::new('advance', 'advance', [CompletionResultType]::ParameterValue, '办理：把一起或几起问题推进到下一环节，要么全部成功，要么一起也不动')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, '核验台账：每条记录是否完整、有没有被改动或删去')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, '导出：台账、原始记录、季度通报、整改通知单、周小结、发现他人差错登记表')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, '备份台账到新文件，核验后在旁边写下存证（.head 文件）')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, '用备份恢复台账；备份有缺失、比现有台账短的，拒绝恢复')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, '清理：永久删去旧记录的明细（单位、标题、摘录等），只留编号、时间和校验值；不能恢复')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, '新建密钥文件，供台账比对相同的值而不保存原值；请另行保管，不要与台账放在一起')
            [CompletionResult]::new('head', 'head', [CompletionResultType]::ParameterValue, '显示台账存证（最后一条记录的编号和校验值）；抄存在别处，日后可用 verify --head 核验有无删改')
            break
        }
        'baguan;ledger;list' {
            [CompletionResult]::new('--unit', '--unit', [CompletionResultType]::ParameterName, '只要这个单位的')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, '只列这一环节：found 待处置、contained 已阻断、corrected 已整改、re-checked 已复核、closed 已销号、false-alarm 误报、exempt 依法豁免、prevented 发布前拦截')
            [CompletionResult]::new('--rule', '--rule', [CompletionResultType]::ParameterName, '只列这条规则或这类规则，如 personal/mobile、personal/*')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, '从这一天起，如 2026-10-01')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, '到这一天为止')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text（默认）或 json')
            [CompletionResult]::new('--ledger', '--ledger', [CompletionResultType]::ParameterName, '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--today', '--today', [CompletionResultType]::ParameterName, '当作这一天来判断')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('--overdue', '--overdue', [CompletionResultType]::ParameterName, '只列逾期未整改的')
            [CompletionResult]::new('--prevented', '--prevented', [CompletionResultType]::ParameterName, '只列发布前拦截的')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, '全部列出，包括已销号、误报、豁免和发布前拦截的；不写则只列未办结的')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;ledger;show' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text（默认）或 json')
            [CompletionResult]::new('--ledger', '--ledger', [CompletionResultType]::ParameterName, '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--today', '--today', [CompletionResultType]::ParameterName, '当作这一天来判断')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;ledger;enter' {
            [CompletionResult]::new('--unit', '--unit', [CompletionResultType]::ParameterName, '哪个单位的信息')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, '信息或文件的标题')
            [CompletionResult]::new('--number', '--number', [CompletionResultType]::ParameterName, '文号')
            [CompletionResult]::new('--address', '--address', [CompletionResultType]::ParameterName, '公开的网址')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, '文件；只记它的指纹（SHA-256），不保存文件')
            [CompletionResult]::new('--rule', '--rule', [CompletionResultType]::ParameterName, '问题属于哪条规则或哪类，如 personal/mobile、personal/*（见 baguan rules list）；与 --item 至少写一个')
            [CompletionResult]::new('--item', '--item', [CompletionResultType]::ParameterName, '按哪个考核办法的哪一条扣分，如 kunming-2023:7')
            [CompletionResult]::new('--points', '--points', [CompletionResultType]::ParameterName, '扣多少分，如 0.5；要与 --item 一起写')
            [CompletionResult]::new('--noticed', '--noticed', [CompletionResultType]::ParameterName, '谁发现的：self 自查（默认）、county 县级通报、prefecture 州市级通报、province 省级通报、state-council 国务院办公厅通报、complaint 群众投诉、media 媒体曝光')
            [CompletionResult]::new('--circular', '--circular', [CompletionResultType]::ParameterName, '通报的文号或名称；同一通报里的几起问题请写得一样')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'site 网站、new-media 政务新媒体；不写则按配置')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, '文件的种类，如 official-document 公文、news 信息、interpretation 解读')
            [CompletionResult]::new('--day', '--day', [CompletionResultType]::ParameterName, '发现的日期；不写则是今天')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, '整改期限；不写则按配置的工作日数推算')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, '发生了什么；其中的个人信息会被遮蔽')
            [CompletionResult]::new('--form', '--form', [CompletionResultType]::ParameterName, '登记一份表单未报或迟报，如 security-review；与 --state、--of 一起写')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'missing 未报、late 迟报或不全')
            [CompletionResult]::new('--of', '--of', [CompletionResultType]::ParameterName, '哪一周（如 2026-W45）或哪份文件的表单')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, '经办人；不写则用登录名')
            [CompletionResult]::new('--ledger', '--ledger', [CompletionResultType]::ParameterName, '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--today', '--today', [CompletionResultType]::ParameterName, '当作这一天来判断')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;ledger;advance' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'contained 阻断、corrected 整改、re-checked 复核、closed 销号（依次进行）；false-alarm 误报、exempt 豁免、reopened 重开、noticed 被外部发现或通报、reported 已上报')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, '做了什么；其中的个人信息会被遮蔽')
            [CompletionResult]::new('--basis', '--basis', [CompletionResultType]::ParameterName, '豁免的法律依据；豁免时必填')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, '佐证文件；只记它的指纹（SHA-256），不保存文件')
            [CompletionResult]::new('--noticed', '--noticed', [CompletionResultType]::ParameterName, '谁发现的：self 自查（默认）、county 县级通报、prefecture 州市级通报、province 省级通报、state-council 国务院办公厅通报、complaint 群众投诉、media 媒体曝光')
            [CompletionResult]::new('--circular', '--circular', [CompletionResultType]::ParameterName, '通报的文号或名称；同一通报里的几起问题请写得一样')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, '新的整改期限')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, '经办人；不写则用登录名')
            [CompletionResult]::new('--ledger', '--ledger', [CompletionResultType]::ParameterName, '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--today', '--today', [CompletionResultType]::ParameterName, '当作这一天来判断')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;ledger;verify' {
            [CompletionResult]::new('--head', '--head', [CompletionResultType]::ParameterName, '抄存在别处的台账存证（编号:校验值，见通报、小结的末尾）；有它才能发现末尾被删、整本被重写')
            [CompletionResult]::new('--ledger', '--ledger', [CompletionResultType]::ParameterName, '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;ledger;export' {
            [CompletionResult]::new('--what', '--what', [CompletionResultType]::ParameterName, 'register 台账、events 原始记录、circular 季度通报、notice 整改通知单、weekly 周小结、elsewhere 发现他人差错登记表')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, '台账：csv、xlsx；原始记录：jsonl；通报、通知单、小结：docx、text；他人差错：csv、xlsx、docx、text；不写则看文件名')
            [CompletionResult]::new('--quarter', '--quarter', [CompletionResultType]::ParameterName, '哪个季度，如 2026Q4')
            [CompletionResult]::new('--week', '--week', [CompletionResultType]::ParameterName, '哪一周，如 2026-W45')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, '从这一天起，如 2026-10-01')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, '到这一天为止')
            [CompletionResult]::new('--unit', '--unit', [CompletionResultType]::ParameterName, '只要这个单位的')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, '整改通知单：只写这一起')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, '写入哪个文件，已有的会被替换；不写则输出到屏幕（docx、xlsx 除外）')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, '写入哪个文件，已有的会被替换；不写则输出到屏幕（docx、xlsx 除外）')
            [CompletionResult]::new('--ledger', '--ledger', [CompletionResultType]::ParameterName, '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--today', '--today', [CompletionResultType]::ParameterName, '当作这一天来判断')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;ledger;backup' {
            [CompletionResult]::new('--ledger', '--ledger', [CompletionResultType]::ParameterName, '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;ledger;restore' {
            [CompletionResult]::new('--head', '--head', [CompletionResultType]::ParameterName, '抄存在别处的台账存证（编号:校验值，见通报、小结的末尾）；有它才能发现末尾被删、整本被重写')
            [CompletionResult]::new('--ledger', '--ledger', [CompletionResultType]::ParameterName, '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;ledger;prune' {
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, '清理到这一天为止的记录')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, '清理的理由和依据，会记入台账')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, '经办人；不写则用登录名')
            [CompletionResult]::new('--ledger', '--ledger', [CompletionResultType]::ParameterName, '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--today', '--today', [CompletionResultType]::ParameterName, '当作这一天来判断')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;ledger;key' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;ledger;head' {
            [CompletionResult]::new('--ledger', '--ledger', [CompletionResultType]::ParameterName, '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;explain' {
            [CompletionResult]::new('--today', '--today', [CompletionResultType]::ParameterName, '当作这一天来判断')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;rules' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, '列出全部规则：编号、默认级别、名称')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, '运行每条规则自带的例子')
            break
        }
        'baguan;rules;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text（默认）或 json')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;rules;test' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;dict' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, '列出生效的词库：层、名称、文件、版本、条数；或其中每一条')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, '检查词库：写错的、查不出自己例句的、永远用不上的、重复的')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, '运行词库自带的例句，以及例句文件')
            [CompletionResult]::new('fmt', 'fmt', [CompletionResultType]::ParameterValue, '整理词库：按编号排序，统一选项写法和引号，列按规定顺序')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, '比较词库的两个版本：新增、删除、修改了哪些词条')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, '把词库转成 Excel 表格，供编辑；改好后用 dict import 导回')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, '把改好的表格导回词库；其间别人改过的一并保留，互相矛盾的列出来')
            break
        }
        'baguan;dict;list' {
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, '只列这一层：built-in 内置、organisation 本单位、repository 本仓库')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, '只列这一类，如 secrecy 或“密级和内部标志”')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text（默认）或 json')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('--rows', '--rows', [CompletionResultType]::ParameterName, '逐条列出合并之后生效的词条：编号、词、类别、级别、建议、层')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;dict;lint' {
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, '把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, '有警告也返回状态 1')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;dict;test' {
            [CompletionResult]::new('--cases', '--cases', [CompletionResultType]::ParameterName, '例句文件，每行“例句<制表符>词<制表符>hit 或 fp”：hit 应查出例句中的词，fp 不应查出；# 开头的行不算。可以多次')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, '把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;dict;fmt' {
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, '把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, '不改动，只列出需要整理的文件，有则返回状态 1')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;dict;diff' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text（默认）或 json')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;dict;export' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, '写入哪个文件，以 .xlsx 结尾；已有的会被替换')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, '写入哪个文件，以 .xlsx 结尾；已有的会被替换')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;dict;import' {
            [CompletionResult]::new('--into', '--into', [CompletionResultType]::ParameterName, '导入哪个词库文件（CSV）；自制表格可以导入新文件')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, '把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）')
            [CompletionResult]::new('--today', '--today', [CompletionResultType]::ParameterName, '当作这一天来导入')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, '只看会有哪些改动，不写入')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;scheme' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, '列出考核办法：编号、名称、出处、满分、项数')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, '查看一个考核办法：每一项、每一条扣分和它由什么触发')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, '检查考核办法文件：逐行列出写错的地方，并列出需人工登记的条目')
            [CompletionResult]::new('score', 'score', [CompletionResultType]::ParameterValue, '按考核办法给各单位算分：每项扣多少、为什么、排名和等次')
            break
        }
        'baguan;scheme;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text（默认）或 json')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;scheme;show' {
            [CompletionResult]::new('--item', '--item', [CompletionResultType]::ParameterName, '只看这一项，如 17')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text（默认）或 json')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;scheme;lint' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;scheme;score' {
            [CompletionResult]::new('--scheme', '--scheme', [CompletionResultType]::ParameterName, '按哪个考核办法，可写多次；不写则用配置文件 [schemes] use 所列的')
            [CompletionResult]::new('--facts', '--facts', [CompletionResultType]::ParameterName, '人工登记的文件（TOML），可写多次：[[unit]] [[entry]] [[form]] [[finding]] [[reported]]')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, '报告中的文件发布在哪里：site 政府网站、new-media 政务新媒体；不写则按配置文件')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text（默认）、json 或 xlsx（要写 --output）')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, '写入文件；写完才出现，不会留下半份')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, '写入文件；写完才出现，不会留下半份')
            [CompletionResult]::new('--ledger', '--ledger', [CompletionResultType]::ParameterName, '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, '只算台账中这一天起的（报告和登记文件不带日期，全部算）')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, '只算台账中到这一天为止的')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--today', '--today', [CompletionResultType]::ParameterName, '当作今天的日期')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('--by-folder', '--by-folder', [CompletionResultType]::ParameterName, '按路径的第一级文件夹分单位，不按配置文件的 [[unit]]')
            [CompletionResult]::new('--from-ledger', '--from-ledger', [CompletionResultType]::ParameterName, '把台账中的事件也算进去（写了 --ledger 就不必再写）：发布前拦截的、误报、豁免的不算')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;schema' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;completions' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;man' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
