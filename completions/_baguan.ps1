
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
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, '输出配置文件或报告的 JSON Schema')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, '输出命令行补全脚本')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, '输出手册页（roff 格式）')
            break
        }
        'baguan;check' {
            [CompletionResult]::new('--stage', '--stage', [CompletionResultType]::ParameterName, '文件所处阶段：publish 即将发布（默认）、drafting 起草报批中、posted 已经发布')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, '报告格式：text（默认）、json 或 jsonl')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, '把报告写入文件；写完才出现，不会留下半份')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, '从哪种结论起返回状态 1：block 不得发布（默认）、review 需人工判断')
            [CompletionResult]::new('--stdin-name', '--stdin-name', [CompletionResultType]::ParameterName, '标准输入内容的文件名，用于报告和通配')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, '线程数；默认按处理器')
            [CompletionResult]::new('--today', '--today', [CompletionResultType]::ParameterName, '当作这一天来判断')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, '界面和报告的语言；也可以设环境变量 BAGUAN_LANG')
            [CompletionResult]::new('--reveal', '--reveal', [CompletionResultType]::ParameterName, '在报告中显示查到的原值。报告从此含有个人信息，请勿外传')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, '连 .gitignore 等规则排除的文件也检查')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, '显示帮助')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, '显示帮助')
            break
        }
        'baguan;explain' {
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
