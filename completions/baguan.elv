
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
            cand dict '词库：列出、检查、整理、比较、转成表格、从表格导入'
            cand schema '输出配置文件、配套说明或报告的 JSON Schema'
            cand completions '输出命令行补全脚本'
            cand man '输出手册页（roff 格式）'
        }
        &'baguan;check'= {
            cand --stage '文件所处阶段：publish 即将发布（默认）、drafting 起草报批中、posted 已经发布'
            cand --with '与一份政策文件配套的解读材料或起草说明，可写多次；一并检查，并与文件对照'
            cand --published '政策文件公开发布的日期（与 --with 同用），不是成文日期'
            cand --with-published '解读材料公开发布的日期（与 --with 同用）'
            cand --format '报告格式：text（默认）、json 或 jsonl'
            cand --output '把报告写入文件；写完才出现，不会留下半份'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --scheme '按哪个考核办法估算扣分，可写多次（见 baguan scheme list）；不写则按配置，再没有就是全部适用的'
            cand --channel '发布在哪里：site 政府网站（默认）、new-media 政务新媒体；有的考核办法分开计分'
            cand --unit '文件属于哪个单位；不写则按配置中 [[unit]] 的 paths，再没有就是 [ledger] office'
            cand --ledger '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db'
            cand --by '经办人；不写则用登录名'
            cand --fail-on '从哪种结论起返回状态 1：block 不得发布（默认）、review 需人工判断'
            cand --stdin-name '标准输入内容的文件名，用于报告和通配'
            cand --threads '线程数；默认按处理器'
            cand --today '当作这一天来判断'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand --no-ledger '试查：不记入台账'
            cand --reveal '在报告中显示查到的原值。报告从此含有个人信息，请勿外传'
            cand --no-ignore '连 .gitignore 等规则排除的文件也检查'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;explain'= {
            cand --today '当作这一天来判断'
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
        &'baguan;dict'= {
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
            cand list '列出生效的词库：层、名称、文件、版本、条数；或其中每一条'
            cand lint '检查词库：写错的、查不出自己例句的、永远用不上的、重复的'
            cand test '运行词库自带的例句，以及例句文件'
            cand fmt '整理词库：按编号排序，统一选项写法和引号，列按规定顺序'
            cand diff '比较词库的两个版本：新增、删除、修改了哪些词条'
            cand export '把词库转成 Excel 表格，供编辑；改好后用 dict import 导回'
            cand import '把改好的表格导回词库；其间别人改过的一并保留，互相矛盾的列出来'
        }
        &'baguan;dict;list'= {
            cand --layer '只列这一层：built-in 内置、organisation 本单位、repository 本仓库'
            cand --category '只列这一类，如 secrecy 或“密级和内部标志”'
            cand --format 'text（默认）或 json'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand --rows '逐条列出合并之后生效的词条：编号、词、类别、级别、建议、层'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;dict;lint'= {
            cand --layer '把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand --strict '有警告也返回状态 1'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;dict;test'= {
            cand --cases '例句文件，每行“例句<制表符>词<制表符>hit 或 fp”：hit 应查出例句中的词，fp 不应查出；# 开头的行不算。可以多次'
            cand --layer '把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;dict;fmt'= {
            cand --layer '把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand --check '不改动，只列出需要整理的文件，有则返回状态 1'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;dict;diff'= {
            cand --format 'text（默认）或 json'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;dict;export'= {
            cand -o '写入哪个文件，以 .xlsx 结尾；已有的会被替换'
            cand --output '写入哪个文件，以 .xlsx 结尾；已有的会被替换'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;dict;import'= {
            cand --into '导入哪个词库文件（CSV）；自制表格可以导入新文件'
            cand --layer '把给出的词库当作哪一层：organisation 本单位（默认）、repository 本仓库、built-in 内置（代替同名的内置词库）'
            cand --today '当作这一天来导入'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand --dry-run '只看会有哪些改动，不写入'
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
