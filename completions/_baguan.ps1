
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
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, '说明一条规则：查什么、依据什么、怎么改')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, '列出全部规则，或用规则自带的例子自测')
            [CompletionResult]::new('dict', 'dict', [CompletionResultType]::ParameterValue, '词库：列出、检查、整理、比较、转成表格、从表格导入')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, '输出配置文件、配套说明或报告的 JSON Schema')
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
