
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
            cand ledger '台账：列出、登记、办理、核验、导出、备份'
            cand explain '说明一条规则：查什么、依据什么、怎么改'
            cand rules '列出全部规则，或用规则自带的例子自测'
            cand dict '词库：列出、检查、整理、比较、转成表格、从表格导入'
            cand scheme '考核办法：列出、查看、检查，给各单位算分'
            cand schema '输出配置文件、配套说明、报告或得分表的 JSON Schema'
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
        &'baguan;ledger'= {
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
            cand list '列出台账：编号、日期、单位、标题、问题、办理环节、期限、涉及扣分'
            cand show '显示一起问题的全部内容和办理经过'
            cand enter '手工登记一起问题（通报、投诉、媒体曝光、人工检查所见），或未报、迟报的表单'
            cand advance '办理：把一起或几起问题推进到下一环节，要么全部成功，要么一起也不动'
            cand verify '核验台账：每条记录是否完整、有没有被改动或删去'
            cand export '导出：台账、原始记录、季度通报、整改通知单、周小结、发现他人差错登记表'
            cand backup '备份台账到新文件，核验后在旁边写下存证（.head 文件）'
            cand restore '用备份恢复台账；备份有缺失、比现有台账短的，拒绝恢复'
            cand prune '清理：永久删去旧记录的明细（单位、标题、摘录等），只留编号、时间和校验值；不能恢复'
            cand key '新建密钥文件，供台账比对相同的值而不保存原值；请另行保管，不要与台账放在一起'
            cand head '显示台账存证（最后一条记录的编号和校验值）；抄存在别处，日后可用 verify --head 核验有无删改'
        }
        &'baguan;ledger;list'= {
            cand --unit '只要这个单位的'
            cand --state '只列这一环节：found 待处置、contained 已阻断、corrected 已整改、re-checked 已复核、closed 已销号、false-alarm 误报、exempt 依法豁免、prevented 发布前拦截'
            cand --rule '只列这条规则或这类规则，如 personal/mobile、personal/*'
            cand --since '从这一天起，如 2026-10-01'
            cand --until '到这一天为止'
            cand --format 'text（默认）或 json'
            cand --ledger '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --today '当作这一天来判断'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand --overdue '只列逾期未整改的'
            cand --prevented '只列发布前拦截的'
            cand --all '全部列出，包括已销号、误报、豁免和发布前拦截的；不写则只列未办结的'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;ledger;show'= {
            cand --format 'text（默认）或 json'
            cand --ledger '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --today '当作这一天来判断'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;ledger;enter'= {
            cand --unit '哪个单位的信息'
            cand --title '信息或文件的标题'
            cand --number '文号'
            cand --address '公开的网址'
            cand --file '文件；只记它的指纹（SHA-256），不保存文件'
            cand --rule '问题属于哪条规则或哪类，如 personal/mobile、personal/*（见 baguan rules list）；与 --item 至少写一个'
            cand --item '按哪个考核办法的哪一条扣分，如 kunming-2023:7'
            cand --points '扣多少分，如 0.5；要与 --item 一起写'
            cand --noticed '谁发现的：self 自查（默认）、county 县级通报、prefecture 州市级通报、province 省级通报、state-council 国务院办公厅通报、complaint 群众投诉、media 媒体曝光'
            cand --circular '通报的文号或名称；同一通报里的几起问题请写得一样'
            cand --channel 'site 网站、new-media 政务新媒体；不写则按配置'
            cand --kind '文件的种类，如 official-document 公文、news 信息、interpretation 解读'
            cand --day '发现的日期；不写则是今天'
            cand --due '整改期限；不写则按配置的工作日数推算'
            cand --note '发生了什么；其中的个人信息会被遮蔽'
            cand --form '登记一份表单未报或迟报，如 security-review；与 --state、--of 一起写'
            cand --state 'missing 未报、late 迟报或不全'
            cand --of '哪一周（如 2026-W45）或哪份文件的表单'
            cand --by '经办人；不写则用登录名'
            cand --ledger '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --today '当作这一天来判断'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;ledger;advance'= {
            cand --to 'contained 阻断、corrected 整改、re-checked 复核、closed 销号（依次进行）；false-alarm 误报、exempt 豁免、reopened 重开、noticed 被外部发现或通报、reported 已上报'
            cand --note '做了什么；其中的个人信息会被遮蔽'
            cand --basis '豁免的法律依据；豁免时必填'
            cand --file '佐证文件；只记它的指纹（SHA-256），不保存文件'
            cand --noticed '谁发现的：self 自查（默认）、county 县级通报、prefecture 州市级通报、province 省级通报、state-council 国务院办公厅通报、complaint 群众投诉、media 媒体曝光'
            cand --circular '通报的文号或名称；同一通报里的几起问题请写得一样'
            cand --due '新的整改期限'
            cand --by '经办人；不写则用登录名'
            cand --ledger '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --today '当作这一天来判断'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;ledger;verify'= {
            cand --head '抄存在别处的台账存证（编号:校验值，见通报、小结的末尾）；有它才能发现末尾被删、整本被重写'
            cand --ledger '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;ledger;export'= {
            cand --what 'register 台账、events 原始记录、circular 季度通报、notice 整改通知单、weekly 周小结、elsewhere 发现他人差错登记表'
            cand --format '台账：csv、xlsx；原始记录：jsonl；通报、通知单、小结：docx、text；他人差错：csv、xlsx、docx、text；不写则看文件名'
            cand --quarter '哪个季度，如 2026Q4'
            cand --week '哪一周，如 2026-W45'
            cand --since '从这一天起，如 2026-10-01'
            cand --until '到这一天为止'
            cand --unit '只要这个单位的'
            cand --incident '整改通知单：只写这一起'
            cand -o '写入哪个文件，已有的会被替换；不写则输出到屏幕（docx、xlsx 除外）'
            cand --output '写入哪个文件，已有的会被替换；不写则输出到屏幕（docx、xlsx 除外）'
            cand --ledger '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --today '当作这一天来判断'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;ledger;backup'= {
            cand --ledger '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;ledger;restore'= {
            cand --head '抄存在别处的台账存证（编号:校验值，见通报、小结的末尾）；有它才能发现末尾被删、整本被重写'
            cand --ledger '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;ledger;prune'= {
            cand --until '清理到这一天为止的记录'
            cand --reason '清理的理由和依据，会记入台账'
            cand --by '经办人；不写则用登录名'
            cand --ledger '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --today '当作这一天来判断'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;ledger;key'= {
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;ledger;head'= {
            cand --ledger '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
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
        &'baguan;scheme'= {
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
            cand list '列出考核办法：编号、名称、出处、满分、项数'
            cand show '查看一个考核办法：每一项、每一条扣分和它由什么触发'
            cand lint '检查考核办法文件：逐行列出写错的地方，并列出需人工登记的条目'
            cand score '按考核办法给各单位算分：每项扣多少、为什么、排名和等次'
        }
        &'baguan;scheme;list'= {
            cand --format 'text（默认）或 json'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;scheme;show'= {
            cand --item '只看这一项，如 17'
            cand --format 'text（默认）或 json'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;scheme;lint'= {
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand -h '显示帮助'
            cand --help '显示帮助'
        }
        &'baguan;scheme;score'= {
            cand --scheme '按哪个考核办法，可写多次；不写则用配置文件 [schemes] use 所列的'
            cand --facts '人工登记的文件（TOML），可写多次：[[unit]] [[entry]] [[form]] [[finding]] [[reported]]'
            cand --channel '报告中的文件发布在哪里：site 政府网站、new-media 政务新媒体；不写则按配置文件'
            cand --format 'text（默认）、json 或 xlsx（要写 --output）'
            cand -o '写入文件；写完才出现，不会留下半份'
            cand --output '写入文件；写完才出现，不会留下半份'
            cand --ledger '台账文件；不写则用配置文件 [ledger] file 所写的，再没有就用当前用户数据目录中的 baguan/ledger.db'
            cand --since '只算台账中这一天起的（报告和登记文件不带日期，全部算）'
            cand --until '只算台账中到这一天为止的'
            cand --config '配置文件；不写则从当前文件夹逐级向上找 baguan.toml，到仓库根为止'
            cand --today '当作今天的日期'
            cand --lang '界面和报告的语言；也可以设环境变量 BAGUAN_LANG'
            cand --by-folder '按路径的第一级文件夹分单位，不按配置文件的 [[unit]]'
            cand --from-ledger '把台账中的事件也算进去（写了 --ledger 就不必再写）：发布前拦截的、误报、豁免的不算'
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
