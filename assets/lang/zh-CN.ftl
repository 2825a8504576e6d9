### Tierboard 的简体中文。格式：Project Fluent。键与英文相同，由构建检查。

## 事物的名称

product = Tierboard
untitled = 未命名方案
plan = 方案
the-plan = 方案
the-board = 看板
touchpoint = 触点
the-touchpoints = 触点
platform = 平台
platforms = 平台
insight = 洞察
tier = 层级
verdict = 结论
verdicts = 结论
confidence = 可信度
source = 来源
sources = 来源
because = 原因
reasons = 理由
rules = 规则
rules-behind = 所依据的规则
facts-as-of = 资料截至
switches = 开关
switches-missing = 缺少的开关
goals = 目标
best-moves = 下一步建议
next-move = 下一步建议
coverage = 覆盖
coverage-by-tier = 各层级覆盖
platform-by-platform = 各平台可获得的洞察
out-title = 无法获得的洞察
signs-title = 符号
contents = 目录
covered = 已覆盖
person = 个人
totals = 汇总
id = 编号
name = 名称
shown-as = 显示为
kind = 类型
kind-name = 类型名称
platform-name = 平台名称
grain = 粒度
wanted = 期望粒度
state = 状态
rests-on = 依据
what = 项目
content = 内容
details = 说明
whole-tier = 整个层级
totals-title = 合计
totals-by = 汇总方式
totals-of = 名称
totals-of-all = 全部触点
cell-cut = {" …（此处截断：一个单元格最多 "}{ $most } 个字符）
plan-files = Tierboard 方案
sheets = 电子表格
pictures = 图片

## 列举、引号与数量

list-and = 和
list-or = {" 或 "}
list-comma = 、
semicolon = ；
space = {""}
quoted = “{ $text }”
labelled = { $label }：{ $says }
with-aside = { $text }（{ $aside }）
touchpoints = { $count } 个触点
of-total = { $count }/{ $total }
more = 另外 { $count } 个
and-more = 另有 { $count } 个
legend = { $state } { $count }
pixels = {" 像素"}
yes = 是
on = 已开启
off = 未开启
none = 无
not-set = 未设定
money = { $amount } 元

## 结论与状态

about-a-person = 精确到个人
in-total = 仅汇总
under-key = 仅有标识，无法联系
short-pseudonym = 标识
locked = 待解锁
one-switch = 还差一个开关
switches-away = 差 { $count } 个开关
available = 可争取
unstated = 未说明
withheld = 平台不提供
short-withheld = 不提供
not-sensed = 此类触点获取不到
short-not-sensed = 获取不到
comes-through = 可获得
met = 已达成
out-of-reach = 无法达成
sign-person = 精确到个人：品牌可了解每一位消费者
sign-total = 仅汇总：品牌只能了解群体
sign-pseudonym = 仅有标识：一行关于某个人的数据，但品牌无法据此联系到他
sign-locked = 待解锁：触点还缺少开关
sign-available = 可争取：放置合适的触点即可获得
sign-withheld = 平台不提供
sign-unstated = 未说明：没有来源提及，因此不作承诺
sign-not-sensed = 获取不到：平台开放，但此类触点获取不到
sure-stated = 来源明确
sure-inferred = 推断
sure-official = 官方
sure-secondary = 二手资料
means-stated = 来源明确说明
means-inferred = 由来源推断而来
means-official = 由平台或监管机构自行发布
means-secondary = 来自代理商、律所或服务商等第三方

## 结论的理由

what-it-yields = 能获得什么，为什么
insight-verdict = { $insight }：{ $verdict }
source-line = 来源：{ $source }（{ $sure }）
lift = { $because }若开启{ $switch }，可精确到个人。
still-needs = 还需要{ $sets }。{ $reason }
keeps = { $reason }这些数据由{ $keeper }自行掌握。
silent = 规则包的来源没有说明{ $platform }是否提供“{ $insight }”，因此不作判断，也不作承诺。
blind = { $platform }开放这项洞察，但规则包中没有规则说明“{ $kind }”能获取到它。
unknown-touchpoint = 规则包中没有这类触点。
needs = 需要 { $set }
what-if = 关闭开关的影响
no-switches = 没有可影响结果的开关。
switch-without-effect = 对此平台上的这类触点，没有规则用到此开关；方案中仍会保留。
nothing-lost = 此触点不受影响
insights-lost = 此触点有 { $count } 项洞察会失去或粒度变粗
tier-stays = { $switch }：{ $here }；{ $tier }仍为 { $after }/{ $total }。
tier-falls = { $switch }：{ $here }；{ $tier }从 { $before }/{ $total } 降到 { $after }/{ $total }。
nothing-placed = 尚未放置触点。

## 覆盖

insights-in-state = { $names }（{ $state }）
tier-covered = { $tier }：{ $parts }。
cells-covered = 已覆盖 { $reached }/{ $all } 项洞察
status-line = { $what }  ·  已覆盖 { $reached }/{ $all } 项洞察
cell = { $row }，{ $insight }：{ $state }
from-touchpoint = { $cell }，来自“{ $name }”
same-as-table = 以表格查看
matrix-caption = 平台与洞察。点击单元格可查看原因。
chip-hint = 点击标签，可查看原因、出处和可信度。
every-reason = 每个触点的每项洞察及其理由

## 目标、建议与无法获得的洞察

goals-hint = 品牌至少要了解什么？
no-goals = 还没有目标。点击看板空白处，在右侧选择。
no-goals-set = 尚未设定目标。
goal-person = { $insight }（精确到个人）
goal-pseudonym = { $insight }（至少带标识）
goal-total = { $insight }（至少汇总）
goal-switch-person = 目标：{ $insight }精确到个人
goal-switch-pseudonym = 目标：{ $insight }至少带标识
goal-switch-total = 目标：{ $insight }至少有汇总
goal-line = { $goal }：{ $stands }
met-by = 由{ $names }达成
needs-on = “{ $name }”需要{ $switches }
place-for-goal = 在{ $platform }放置“{ $kind }”
out-of-reach-because = 无法达成：{ $parts }
kept-by = 由{ $names }自行掌握
unseen-on = 在{ $names }没有任何触点类型能获取
unstated-for = { $names }未说明
only-totals = 其余平台只提供汇总数据
no-moves = 已没有可提升的空间：其余洞察由平台自行掌握，或来源未说明。
move-label = { $action }：{ $promise }
move-on = “{ $name }”：{ $action }
place = 在{ $platform }放置“{ $kind }”
place-with = 在{ $platform }放置“{ $kind }”，并开启{ $switches }
gain = {"+"} { $tier }：{ $names }（{ $state }）
meets = 达成目标{ $goals }
name-on = { $name }（{ $platform }）
insight-on-platforms = { $platforms }的“{ $insight }”
lead-to = 可将用户引流至“{ $name }”。
no-price = 本方案没有触点能获得精确到个人的此项数据。
nothing-out = 方案所用的平台中，没有明确不提供的洞察。

## 命令

menu-edit = 编辑
menu-view = 视图
menu-help = 帮助
menu-stage = 演示中
new = 新建方案
new-from-this = 以此方案为模板新建
open = 打开…
open-it = 打开
open-recent = 最近打开
open-example = 打开示例
example-skincare = 护肤新品上市，覆盖各层级
example-sports = 运动品牌，CRM 见长
example-luxury = 奢侈品牌，仅封闭平台
example-empty = 空白方案
save = 保存
save-as = 另存为…
import = 导入表格…
export = 导出…
print = 以 PDF 打开，供打印
compare = 与其他方案对比…
bar-compare = 对比…
bar-language = EN / 中
present = 演示
scenes = 演示场景…
quit = 退出
close = 关闭
cancel = 取消
undo = 撤销
redo = 重做
undo-what = 撤销{ $step }
redo-what = 重做{ $step }
cut = 剪切
copy = 复制
paste = 粘贴
copy-cards = 将卡片复制为图片
copy-board = 将看板复制为图片
copy-chart = 将图表复制为图片
duplicate = 创建副本
delete = 删除
select-all = 全选
deselect = 取消选择
rename = 重命名
move-up = 上移
move-down = 下移
move-left = 移到左侧一栏
move-right = 移到右侧一栏
move-to = 移到
find-kind = 查找触点类型
commands = 全部命令…
commands-hint = { $key } 命令
find-command = 想做什么？
no-command = 没有匹配的命令。
toggle-palette = 触点库
toggle-inspector = 详情面板
toggle-evidence = 分析区
fold-lanes = 折叠或展开所有平台
fold = 折叠{ $platform }
unfold = 展开{ $platform }
theme-system = 跟随系统主题
theme-light = 浅色主题
theme-dark = 深色主题
language = 语言
zoom-in = 放大
zoom-out = 缩小
zoom-reset = 实际大小
zoom-percent = 缩放 { $percent }%
zoom-end = 请先放大窗口，再放大界面
rules-menu = 规则：{ $pack }
help = 帮助与快捷键

## 输入栏与提示

field-title = 方案标题
field-name = 触点名称
field-visitors = 年访客数
field-budget = 预算（元）
field-phase = 阶段
field-notes = 备注
hint-notes = 同事需要知道的事
several-values = 多个值
no-common-platform = 没有能承载所有这些触点的平台
phases = 阶段…
phases-head = 阶段
phases-title = 方案的阶段
phases-hint = 改名会用于该阶段的所有触点。演示和导出都按这里的顺序。
phase-name = 阶段名称
phase-number = 阶段 { $number }
phase-unnamed = 阶段需要名称
add-phase = 添加阶段
not-visitors = 访客数：“{ $text }”不是人数，请写作 240,000 或 24万；方案保持原值
not-budget = 预算：“{ $text }”不是金额，请写作 180,000 或 18万；方案保持原值
not-yuan = 预算：“{ $text }”的币种是 { $currency }，而方案以人民币计，请换算成人民币；方案保持原值
find-touchpoint = 查找触点…
palette-hint = 拖到平台上；或按回车，再用方向键选择平台。
palette-nothing = 没有匹配的触点。可用英文、中文或拼音首字母：xcx 可找到小程序。
runs-on = 可用于{ $platforms }
empty-title = 这个方案将在哪里触达消费者？
empty-text = 从左侧把触点拖到平台上。开放平台在征得同意后，可让品牌了解到个人；半开放平台提供交易数据和手机号；封闭平台只提供汇总数据。也可以从示例开始。
plan-in-numbers = { $what }  ·  预算 { $budget } 元
facts-of = 资料截至 { $date }
several-hint = 这里的开关会作用于所有相关的触点。
are-selected = 已选 { $what }
leads-nowhere = 方案中没有触点能带来这一项
show-on-board = 在看板上显示{ $what }
matters-for = 与 { $what }有关
card-on = { $name }（{ $platform }）
ready = 就绪

## 拖动及其结果

stays-here = 当前位置
moves-here = 将移到这里
would-yield = 在这里可获得
once = 前提是开启{ $switches }
over-yields = “{ $name }”在{ $platform }上：可获得{ $yields }
over-locked = “{ $name }”在{ $platform }上：{ $locked }待解锁
over-partly = “{ $name }”在{ $platform }上：可获得{ $yields }；{ $locked }待解锁
over-nothing-yielded = “{ $name }”在{ $platform }上：不会获得任何洞察
over-several = { $name }移到{ $platform }
over-refused = “{ $name }”不能放到{ $platform }：该平台不支持这类触点
over-nothing = 正在拖动“{ $name }”：请放到平台上，或按 Esc 取消
over-the-bin = 松开即从看板移除“{ $name }”，或按 Esc 取消
remove = 移除
kind-not-hosted = { $platform }不支持{ $kind }
not-all-hosted = { $platform }不支持其中部分触点
no-lane-further = 那个方向没有支持“{ $name }”的平台
dropped-nowhere = “{ $name }”未落在平台上，没有放置
not-moved = 已取消：“{ $name }”没有移动
not-placed = 已取消：“{ $name }”没有放置
cancelled-only = 已取消

## 历史步骤

step-placing = 放置“{ $name }”
step-move = 移动{ $name }
step-removal = 移除{ $name }
step-switch-on = 为{ $name }开启{ $switches }
step-switch-off = 为{ $name }关闭{ $switches }
step-renaming = 重命名“{ $name }”
step-visitors = 更改“{ $name }”的访客数
step-budget = 更改“{ $name }”的预算
step-phase = 更改“{ $name }”的阶段
step-phases = 调整阶段顺序
step-phase-renamed = 重命名阶段{ $phase }
step-phase-removed = 删除阶段{ $phase }
step-notes = 更改“{ $name }”的备注
step-pasting = 粘贴{ $name }
step-duplicate = 创建{ $name }的副本
step-goal = 设定目标“{ $goal }”
step-goal-dropped = 取消目标“{ $goal }”
step-title = 更改标题
step-rules = 更换规则
step-stage = 更改演示
step-done = { $step }：已覆盖 { $is }/{ $all } 项洞察{ $change }
cells-more = ，增加 { $count } 项
cells-fewer = ，减少 { $count } 项
undone = 已撤销：{ $step }
redone = 已重做：{ $step }
no-step = 尚未做过更改
nothing-changed = 未做任何更改。

## 文件：消息

new-plan = 新方案
from-template = 已以上一个方案为模板新建，尚未保存为文件
copy-of = { $title }（副本）
example-opened = 这是示例方案；要保留更改，请另存为自己的文件
opened = 已打开 { $name }
cannot-open = 无法打开 { $name }
saved-to = 已保存到 { $path }
saving = 正在保存…
reading = 正在读取 { $name }…
broke = 程序内部出错；没有任何更改
not-saved = 方案未能保存
state-saved = 已保存
state-unsaved = 未保存
state-unchanged = 无更改
unsaved-of = { $file } 有未保存的更改
no-file-yet = 尚无文件
unsaved-title = 要先保存更改吗？
has-unsaved = “{ $title }”有尚未存入文件的更改。
do-not-save = 不保存
cancelled-unsaved = 已取消：方案仍未保存
replace = 替换
replace-title = 要替换文件吗？
replace-changed = { $file } 在打开之后被他人或其他程序更改过。保存将替换它；现有版本留作备份。
replace-there = { $file } 已存在。保存将替换它；现有版本留作备份。
comments-title = 保存后会丢失注释
comments-text = { $file } 在正文中有 { $count } 条注释。保存会保留文件开头的注释，但会丢失这些；现有文件留作备份。另存为其他名称可两者都保留。
save-anyway = 仍然保存
save-path = 保存方案
open-path = 打开方案
no-dialog = 此桌面没有文件对话框，请输入路径：
path-name = 文件路径
one-at-a-time = 另一个文件正在打开、保存或导出，请先完成
not-on-stage = 请先退出演示，再打开文件
recovered-of = Tierboard 结束时留下了 { $name } 的未保存内容。
recovered-any = Tierboard 结束时留下了未保存的内容。
recovery-off = 此处无法保留未保存的内容以供恢复：请经常保存
recover = 恢复
discard = 丢弃
discarded = 未保存的内容已丢弃
work-recovered = 已恢复未保存的内容，请及时保存
touchpoints-copied = 已复制 { $what }
nothing-to-paste = 剪贴板里没有触点
packs-folder = 自己的规则包请放入 { $folder }。
packs-unsound = 无法使用的规则包…
rules-used = 现在按规则“{ $pack }”评估方案
rules-refused = 规则“{ $pack }”不适用于此方案

## 文件的问题

noun-kind = 触点类型
noun-platform = 平台
noun-insight = 洞察
noun-condition = 条件
noun-pack = 规则包
noun-touchpoint = 触点编号
noun-phase = 阶段
noun-source = 来源
noun-group = 分组
noun-tier = 层级
noun-rule = 产出规则
noun-ceiling = 上限
noun-field = 字段
noun-word = 取值
noun-key = 标识
noun-means = 引流方式
noun-identity = 标识规则
noun-link = 链路
noun-duty = 合规义务
noun-festival = 购物节
noun-stage-model = 阶段模型
noun-threshold = 门槛
no-share = { $value } 不是占比；请写 0 到 1 之间的数
own-tier = { $platform } 本来就在层级 { $tier }；请选择其他层级，或删去这一假设
route-to-itself = 从 { $id } 出发的路径又回到自身；请选择其他触点
expected-text = 带引号的文字
expected-count = 不超过 18446744073709551615 的整数
expected-number = 数字
expected-record = 圆括号中的记录，例如 `(id: 1)`
expected-list = 方括号中的列表，例如 `["consent"]`
expected-bare = 不带引号的词，例如 `individual`
expected-format = 文件格式；请写 `1`
did-you-mean = 是否应为 { $value }？
can-be = 可以是 { $values }
nothing-near = 没有相近的名称
unknown-value = 未知的{ $noun } { $value }；{ $remedy }
appears-twice = { $noun } { $value } 出现了两次；请分别使用不同的值，或删去其一
not-hosted-here = { $platform } 不支持 { $kind }；是否应为 { $hosts }？
negative = { $value } 是负数；请写 0 或更大的数
not-finite = { $value } 不是有效的数值；请填写数字，或省去此字段
wrong-type = { $value } 不是{ $expected }
missing-field = 缺少字段 { $field }；请补上
blank-field = 字段 { $field } 是空的；请填写
no-date = { $value } 不是日期；请写年、月或日，例如 `2026`、`2026-09` 或 `2026-09-30`
newer-format = 文件格式 { $found } 高于本程序支持的最高版本 `{ $newest }`；请用新版 Tierboard 打开
bad-syntax = 不是有效的 RON：{ $reason }；请用文本编辑器修正，或使用备份
too-deep = 括号嵌套过深；请去掉最内层
empty-file = 文件是空的；请另选一个，或新建方案
empty-list = 列表 { $list } 是空的；请至少加一项
pack-not-plan = 这是规则包，不是方案；请用 --rules 指定它，或放入规则包文件夹
plan-not-pack = 这是方案，不是规则包；请给出规则包的标识或文件
too-many-conditions = 共 { $count } 个条件；规则包最多 64 个
missing-tier = 缺少层级 { $tier }；请补上
rule-reaches-nothing = 产出规则 { $rule } 没有作用：其平台都不支持其触点类型
carried-pack-differs = { $file }：方案自带的规则包 { $id } 与已安装的不同，现按自带的读取；可用 --rules 另选
no-file = 没有这个文件；请检查名称和文件夹
is-folder = 这是文件夹；请指定其中的文件
is-device = 这是管道或设备；请先把内容存为文件，再打开该文件
file-too-large = `{ $size } MB` 超过文件大小上限（{ $most } MB）
not-utf8 = 文件不是 UTF-8 编码（首个错误在第 { $at } 字节）；请用文本编辑器另存为 UTF-8
unreadable = 无法读取：{ $reason }
cannot-save = 无法保存：{ $reason }
output-not-written = 无法写入输出：{ $reason }。
no-backup = 未保存，因为无法将之前的版本保留为{ $name }：{ $reason }
backup-is-folder = 有同名文件夹；请将其移走
unwritable = 无法保存方案：{ $reason }
no-pack = 没有规则包 { $name }，既无此标识也无此文件；现有 { $known }

## 操作为何没有执行

touchpoint-gone = 触点 `{ $id }` 已不存在
no-kind = 规则包没有触点类型 { $id }
no-platform = 规则包没有平台 { $id }
no-switch = 规则包没有开关 { $id }
no-insight = 规则包没有洞察 { $id }
does-not-host = { $platform } 不支持 { $kind }
not-a-budget = 预算必须是不小于 0 的数值

## 导入

updated-from-sheet = 已根据电子表格更新 { $what }
update-these = 更新 { $what }
place-and-update = 放置 { $new } 个并更新 { $updated } 个
step-import = 导入 { $what }
import-sheet = 工作表
import-all-sheets = 所有工作表
import-hidden = 同时读取隐藏行：{ $count }
import-updates = 更新编号相同的触点：{ $count }
import-rate = 1 { $currency } 折合人民币（元）
import-word = “{ $word }”是
import-line = 行
import-fate = 处理方式
import-unused = 不导入
import-unit = × { $unit }
import-column-of = “{ $head }”的内容
import-column-number = 第 { $number } 列
import-cell = { $head }，第 { $line } 行
import-words-head = 规则中没有的词语
import-money-head = 其他货币
end-comparison = 结束对比
comparison-ended = 已结束对比
differences = 差异
earlier-messages = 之前的消息
ended-while-opening = Tierboard 在打开 { $file } 时意外结束；文件未受影响
open-anyway = 重新打开
handout-touchpoints = 触点及其洞察
visitors-short = 年访客
find-cards = 在看板上查找
filter = 筛选
no-filter = 不筛选
any = 不限
platform-hit = 平台 { $name }
find-next = 下一个
find-previous = 上一个
reason-not-found = 没有该文件或文件夹
reason-denied = 没有权限
reason-full = 磁盘空间不足
reason-read-only = 文件系统为只读
import-stays = 更正内容将会丢失；如要关闭导入，请点“取消”
import-path = 导入电子表格
import-title = 导入预览
import-summary = { $ready } 行就绪，{ $ask } 行待确认，{ $incomplete } 行有数值无法读取，{ $refused } 行略过。确认之前不会放置任何内容，一次撤销即可全部收回。
sheet-line = 第 { $line } 行
choose = 请选择…
instead-of = “{ $value }”是…
no-place = 既无类型也无平台
bad-number = { $field }：{ $value }无法读作不小于 0 的数；该行先不带此数，可稍后填写
other-currency = { $field }：{ $value }的币种是 { $currency }，而方案以人民币计；该行先不带此数，可稍后填写
bad-switch = { $value }既不是“是”也不是“否”
no-switch-called = 没有名为{ $value }的开关；是否应为 { $nearest }？
place-these = 放置 { $what }
placed-from-sheet = 已从电子表格放置 { $what }
other-format = 无法读取 `{ $ending }` 格式；请存为 XLSX 或 CSV
workbook-locked = 工作簿已加密；请取消密码后重新保存
no-sheet = 工作簿里没有工作表
too-many-rows = 工作表超过 { $most } 行；请拆分
workbook-too-large = 工作簿太大（解压后最多 { $most } MB）
workbook-unsound = 无法读取此工作簿：{ $reason }；请另存为 XLSX 或 CSV
sheet-is-web-page = 这是网页（HTML），不是电子表格；请在电子表格软件中打开，再存为 XLSX 或 CSV
no-such-sheet = 工作簿里没有工作表{ $wanted }；现有 { $known }
text-has-no-sheets = 此文件是文本，没有工作表{ $wanted }；请去掉名称
row-hidden = 该行在电子表格中已隐藏
formula-without-value = 公式没有结果值：请在电子表格软件中打开并保存
sheet-too-wide = 第 { $most } 列之后的内容未读取；请把需要的列移到左边
sheet-read = 工作表{ $name }
sheets-not-read = 未读取：{ $names }；可用 --sheet NAME 或 --all-sheets 选择
sheet-without-heads = 工作表{ $name }没有类型列或平台列，未读取
column-is = { $head }：{ $field }
column-is-in = { $head }：{ $field } × { $unit }
column-not-imported = { $head }：不导入
fate-ready = 就绪
fate-incomplete = 不完整
fate-question = 待确认
fate-left-out = 略过
fate-update = 更新
no-kind-called = 没有名为{ $value }的类型；是否应为 { $nearest }？
no-kind-given = 缺少类型；可能是 { $nearest }
no-platform-called = 没有名为{ $value }的平台；是否应为 { $nearest }？
no-platform-given = 缺少平台；可能是 { $nearest }
choose-platform = { $wrong }；可填 { $nearest }
id-is-gone = 方案中没有编号为 { $id } 的触点；此行作为新触点
id-again = 第 { $line } 行的编号也是 { $id }；两行都有值时以下面一行为准
nothing-written = 未写入任何内容：略过 { $refused } 行，待确认 { $ask } 行；请更正，或用 --partial 写入其余各行
written-in-part = 已写入其余各行：略过 { $refused } 行，待确认 { $ask } 行

## 演示

title = 标题
three-tiers = 三个层级
open-tier = 开放层级
semi-open-tier = 半开放层级
closed-tier = 封闭层级
phase-by-phase = 方案分阶段推进
comparison = 对比
text = 文字
picture = 图片
subtitle = 品牌能了解中国消费者的哪些信息
tiers-title = 品牌究竟能了解消费者什么？
tiers-below = 中国平台的开放程度分为三级
no-phase = 未分阶段
out-below = 以及可行的替代做法
goals-title = 品牌想了解什么
goals-below = 已达成 { $met }/{ $all }
moves-below = 最有价值的排在前面
reaches = 方案覆盖 { $number } 项洞察
rises = ，{ $tier }即可升至 { $reached }
new-in-phase = 本阶段新增及原因
continues = 此处放不下全部内容：幻灯片和 PDF 从第 { $next } 条继续。
grounds = 规则：{ $pack }，资料截至 { $date }。来源：{ $sources }。
foot = 规则：{ $pack }，资料截至 { $date }
scenes-title = 演示场景
scenes-hint = 勾选的场景按此顺序显示。备注供演示者使用，也会写入幻灯片。
drag-scene = 拖动可调整位置
scene-title = 场景标题
scene-text = 场景文字
new-scene = 新文字
add-text = 添加文字
add-picture = 添加图片…
picture-path = 添加图片
no-picture = 这不是可读取的 PNG、JPEG 或 SVG 图片
picture-too-large = 图片太大：最多 { $most } MB
too-many-pictures = 方案中的图片合计最多 { $most } MB；请使用较小的图片
unreadable-picture = 无法读取图片。
picture-too-heavy = 绘制该图片需要过多内存。
picture-too-slow = 绘制该图片耗时过长：请使用更简单或更小的图片。
picture-not-started = 目前无法绘制该图片：系统无法启动另一个程序。
stage-empty = 没有可显示的场景：请在“方案 › 演示场景”中勾选
stage-forward = 下一阶段或场景
stage-back = 上一阶段或场景
stage-first = 第一个场景
stage-last = 最后一个场景
stage-scene = 跳到场景
stage-black = 黑屏
stage-white = 白屏
stage-timer = 开启或停止十分钟计时
stage-minute = 加一分钟
stage-five-minutes = 加五分钟
stage-before = 上次更改的前后对比
stage-window = 第二窗口
stage-list-keys = 显示这些按键
stage-spotlight = 聚光灯（按住时）
stage-digits = 1 至 9、0
stage-hint = 方向键：前进和后退  ·  ?：全部按键  ·  Esc：退出
stage-leave = 退出演示
stage-end = 演示结束
stage-no-notes = 此场景没有备注。可在“方案 › 演示场景”中添加。
stage-no-timer = 无计时
stage-stop-timer = 停止计时
stage-screen = 屏幕
stage-keys = 方向键、空格或翻页器：前进和后退。数字：跳转。B 黑屏，W 白屏，S 聚光灯，T 计时，+ 加一分钟，F 加五分钟，X 前后对比，P 第二窗口，? 全部按键，Esc 退出。
more-minutes = {"+"}{ $minutes } 分钟

## 对比

compare-path = 与较早的方案对比
compare-title = 前后对比
compared-with = 已与 { $name } 对比
compared-hint = 演示，以及除 XLSX、CSV 和 JSON 以外的各种导出，现在都包含这一对比。
before = 之前
after = 之后
added = 新增
removed = 移除
changed = 更改
goals-added = 新增的目标
goals-dropped = 取消的目标
goals-won = 新达成的目标
goals-lost = 失去的目标
same = 触点、目标和标题均相同。
title-changed = 标题由{ $from }改为{ $to }
phases-reordered = 阶段现在的顺序：{ $phases }
moved = 由{ $from }移到{ $to }
was-called = 原名{ $name }
was-unnamed = 原来使用类型名称
switched-on = 已开启{ $switches }
switched-off = 已关闭{ $switches }
visitors-changed = 访客数由 { $from } 改为 { $to }
budget-changed = 预算（元）由 { $from } 改为 { $to }
phase-changed = 阶段由 { $from } 改为 { $to }
notes-changed = 备注不同
from-left = 从左到右：{ $insights }

## 导出

export-path = 导出
export-pptx = 可编辑的幻灯片（PPTX）
export-pdf = 可分发的文档（PDF）
export-html = 可查看原因的网页（HTML）
export-xlsx = 带图表的工作簿（XLSX）
export-csv = 数据行（CSV）
export-markdown = 文档用表格（Markdown）
export-json = 供程序使用（JSON）
export-svg = 矢量图（SVG）
export-png = 像素图（PNG）
export-dark = 深色图片和幻灯片
export-width = 图片宽度
one-scene = 单个场景
picture-as = { $what }（{ $format }）
exporting = 正在导出 { $name }…
exported = 已导出到 { $file }
printing = 正在生成 PDF…
print-opened = 已用系统查看器打开：{ $file }
no-viewer = { $file } 已写入，但没有程序能打开它：{ $reason }
picture-copied = 已复制为图片
no-glyph = { $place }：这里没有字体包含{ $characters }，以方框代替
touchpoint-by-name = 触点{ $name }
scene-by-name = 场景{ $name }
export-failed = 导出失败，文件未生成
closes-after-export = 导出完成后窗口将关闭
made = 由 Tierboard 生成。此文件不从网络加载任何内容，也不运行脚本。
no-font = 无法读取随附字体
not-written = 无法由此方案生成 { $format } 文件
too-high = 图片高度将达 { $height } 像素，过大；宽度可设为 { $width } 像素，或导出为任意大小的 SVG，或分页的 PDF
too-wide = 图片宽度须在 1 到 { $most } 像素之间
no-width = 1 到 { $most } 的整数
no-scene = 演示中没有这个场景；共有 { $count } 个
no-format = { $file }：此扩展名不是可用的格式；可以是 { $endings }
no-view = 场景编号、{ $views }
no-regular-file = `{ $file }` 不是普通文件：请指定其他文件
output-is-input = 此命令需要读取 `{ $file }`，写入会将其覆盖：请指定其他文件
useless = { $option } 对 { $format } 不起作用：请删去，或换用其他格式

## 规则包的内容

embedded = 内置
what-tiers-let-out = 各层级开放的内容
what-kinds-see = 各类触点能看到的内容
where-kinds-run = 各类触点可用的平台
only-here = 仅见于
same-rules = 两个规则包内容相同。
same-verdicts = 结论、所需开关、理由和可信度均无差别；规则包的其他文字有差别。
valid = 无误

## 启动及窗口打不开的原因

no-window = 此版本的 Tierboard 不含窗口界面，以下是方案的评估结果。
no-opengl = 当前显示环境没有可用的 OpenGL 驱动（Debian：apt install libgl1-mesa-dri），以下改为输出方案的评估结果。
no-display = 未检测到显示环境，无法打开窗口，以下改为输出方案的评估结果；可设置 DISPLAY 或 WAYLAND_DISPLAY，或使用 `tierboard evaluate`。
library-missing = 窗口需要 { $library }，但尚未安装（Debian：apt install { $package }）；以下改为输出方案的评估结果。
display-not-opened = 显示环境 `{ $display }` 无法打开窗口，请检查 DISPLAY 和 WAYLAND_DISPLAY；以下改为输出方案的评估结果。
window-not-opened = 窗口未能打开：{ $reason }；以下改为输出方案的评估结果。
program-broke-only = Tierboard 遇到内部错误，已退出；未保存的内容已留存，下次启动时可恢复。
program-broke = Tierboard 遇到内部错误，已退出（{ $reason }）；未保存的内容已留存，下次启动时可恢复。

## 命令行帮助

about-program = 面向中国市场的规划看板：每个触点能让品牌了解什么，为什么。
about-program-long =
    面向中国市场的规划看板：每个触点能让品牌了解什么，为什么。

    不带子命令时打开窗口：有 PLAN 则打开它，否则打开上次的方案，再没有则打开示例。
    其他命令无需窗口，给出同样的结果。
examples-of-use =
    示例：
      tierboard saved_plans/autumn-skincare-launch.ron   在窗口中打开方案
      tierboard evaluate PLAN                            以表格输出结论、覆盖和目标
      tierboard evaluate PLAN --format json | jq .goals  供程序使用
      tierboard explain PLAN 3                           触点 3 为何得到这样的结果
      tierboard check plans/*.ron                        找出所有文件中的所有错误
      tierboard export PLAN -o deck.pptx                 可编辑的幻灯片；也可 pdf、xlsx、html、svg、png
      tierboard compare BEFORE AFTER                     有何变化，达成了哪些目标
      tierboard import SHEET -o PLAN                     把电子表格的各行读作方案；--dry-run 只显示

    退出码：0 完成，1 输入有误，2 用法错误。
    NO_COLOR=1 关闭颜色；颜色仅用于终端。
head-usage = 用法：
head-commands = 命令
head-arguments = 参数
head-options = 选项
command-evaluate = 输出方案的结论、各层级覆盖和目标。
command-explain = 说明一个触点的每项洞察为何如此，并给出来源。
command-export = 把方案写成幻灯片、文档、表格、网页或图片。
command-compare = 说明两个方案（或同一方案的两个状态）有何不同。
command-import = 把电子表格的各行读作方案的触点。
command-check = 检查方案和规则包；输出每个文件的所有问题。
command-rules = 查看规则包；不带子命令时列出全部。
command-rules-list = 列出可用标识指定的规则包。
command-rules-show = 输出规则包的内容和来源。
command-rules-diff = 输出两个规则包的不同之处：各自定义的内容，以及每项结论及其所需开关。
print-help = 显示帮助。
print-version = 显示版本。
print-this = 显示本说明或某个命令的说明。
argument-window = 要在窗口中打开的方案（RON）。
argument-lang = 语言：{ $codes }；默认跟随系统。
argument-plan = 方案文件（RON）。
argument-format = 输出方式：table（适合终端的表格）、json（供程序使用）、csv（供电子表格使用）或 markdown（文档用的表格）；默认为 table。
argument-rules = 使用另一个规则包：标识或文件。
argument-id = 触点的编号。
argument-output = 输出文件；扩展名即格式：{ $endings }。
argument-view = 图片（svg、png）的内容：场景编号、{ $views }；默认为 board。
argument-width = 图片宽度（像素）；默认为 1920。
argument-theme = 图片和幻灯片的颜色：light（浅色）或 dark（深色）；默认为 light。
argument-compare = 在单独的场景中与这个较早的方案对照。
argument-before = 之前的方案（RON）。
argument-after = 之后的方案（RON）。
argument-files = 方案和规则包文件（RON）。
argument-pack = 规则包的标识或文件。
argument-as-of = 按此日期评估（2026、2026-09 或 2026-09-30；只写年或月时取其最后一天）；默认为方案的日期，否则为规则包资料的日期。
argument-at-least = 只采用不低于此可信度的说明：{ $confidences }。
argument-what-if = 假设某平台属于另一层级，例如 douyin=open；可重复使用，优先于方案自身的假设。
argument-one = 第一个规则包：标识或文件。
argument-other = 第二个规则包：标识或文件。
argument-rows = 电子表格：XLSX、CSV，或以制表符、分号、竖线分隔的文本。
argument-into = 把各行加入这个方案（RON）；编号与触点相同的行会更新该触点；默认新建方案。
argument-target = 要写入的方案文件（RON）。
argument-sheet = 要读取的工作表；默认为表头最匹配的一个。
argument-all-sheets = 读取所有含类型列或平台列的工作表；JSON 为列表，每个工作表一个对象。
argument-hidden = 隐藏和被筛选掉的行也照常读取；否则将其略过。
argument-partial = 即使有行被略过或待确认，也写入其余各行。
argument-dry-run = 只输出每一行会如何处理，不写入。
argument-printed = 输出方式：table（便于阅读的表格）或 json（供程序使用）；默认为 table。

## 命令行用法错误

see-help = 全部命令和选项见 `tierboard --help`。
plan-or-command = 请给出要在窗口中打开的方案，或者一个命令
a-date = 日期（2026-09-30）、月份（2026-09）或年份（2026）
a-hypothesis = 平台和层级，例如 douyin=open；层级可以是 { $tiers }
whole-number = 不小于 0 的整数
needs-a-value = `{ $argument }` 需要取值
needs-value-of = `{ $argument }` 需要取值：{ $valid }
bad-value = `{ $value }` 不能用于 `{ $argument }`，应为：{ $valid }
not-understood = 无法识别 `{ $argument }`，请删去
not-understood-near = 无法识别 `{ $argument }`；是否应为 { $near }？
no-such-command = 没有命令 `{ $command }`
no-such-command-near = 没有命令 `{ $command }`；是否应为 { $near }？
missing-arguments = 缺少：{ $arguments }
given-twice = `{ $argument }` 给出了两次；请去掉一个
conflict = `{ $argument }` 和 `{ $other }` 不能同时使用
no-such-touchpoint = 没有触点 `{ $id }`；方案中的触点为 { $known }
no-touchpoint-at-all = 没有触点 `{ $id }`：方案是空的

## 指南与导览

guide-place-head = 放置触点
guide-place-text = 从触点库拖到平台上。放下之前，每个平台都会显示在那里可获得什么；不支持的平台会变暗。用键盘：按 / 查找类型，回车拿起，方向键选择平台，回车放下，Esc 放回。
guide-move-head = 移动、复制、移除
guide-move-text = 把卡片拖到其他平台、在本平台内上下移动，或拖到看板底部的“移除”。Alt 加方向键移动所选卡片。卡片的右键菜单（或 Shift+F10）包含所有操作。按住 Ctrl 或 Shift 点击可选多张卡片，然后一次设置它们的平台、预算、阶段和开关。
guide-switch-head = 切换开关
guide-switch-text = 选中卡片，右侧就是它的开关。待解锁的洞察会说明需要哪个开关，并有按钮直接开启。
guide-why-head = 追问原因
guide-why-text = 详情面板为所选卡片的每项洞察给出理由、来源和可信度。把鼠标悬停在标签、图表色块或表格单元格上，也会显示；点击则跳到相应的卡片。Ctrl+F 查找和筛选卡片，Ctrl+K 查找命令、卡片和平台。
guide-goals-head = 设定目标
guide-goals-text = 点击看板空白处，右侧即是目标。看板下方显示每个目标由谁达成、还缺什么；“下一步建议”中的每一项都是按钮，点击即可执行。
guide-present-head = 演示方案
guide-present-text = F5 把当前方案变成演示。方向键、空格或翻页器可前后翻页，按 ? 列出全部按键。演示中可以拖动卡片，点击卡片显示其开关，下一步建议也是按钮；按 X 查看更改前的方案。Shift+F5 可隐藏、排列场景并添加备注。按 P 可把演示放到第二块屏幕。
guide-stage-head = 演示时的按键
guide-export-text = Ctrl+E 可导出可编辑的幻灯片、文档、网页、工作簿或图片。每份文件都注明规则、资料日期和来源。Ctrl+P 生成文档并用系统查看器打开；“编辑”菜单可把看板、图表或卡片复制为图片。
guide-import-head = 对比与导入
guide-import-text = “方案 › 与其他方案对比…”把当前方案与较早的方案并列。Ctrl+I 读取电子表格中的行；放置之前可查看各列的识别结果和每一行的处理方式，并就地更正。
guide-rules-head = 更换规则
guide-rules-text = 平台开放什么由规则包决定。右上角的菜单可换一个，同一方案随即按它评估。撤销即可换回。
guide-lost-head = 不会丢失
guide-lost-text = 每一步都可撤销，菜单会写明是哪一步。保存时会保留上一个文件作为备份。未保存的内容另行留存，崩溃后可恢复。
find-help = 搜索帮助…
help-nothing = 帮助中没有相关内容
tour-title = 欢迎使用 Tierboard
tour-next = 下一步
tour-done = 开始
tour-skip = 跳过，不再显示
tour-one-head = 三栏
tour-one-text = 平台按品牌能了解的程度分为三栏：开放、半开放、封闭。每栏顶部的条形显示方案在那里覆盖了多少。
tour-two-head = 拖动触点
tour-two-text = 从左侧把一个触点拖到平台上。松开之前，每个平台都会说明可获得什么。用键盘：按 / 查找，回车，方向键，回车。
tour-three-head = 切换开关，追问原因
tour-three-text = 选中一张卡片。右侧是它的开关，以及每项洞察的理由、来源和可信度。
tour-four-head = 演示
tour-four-text = F5 把方案变成演示。Ctrl+E 导出幻灯片、文档、工作簿或网页。Ctrl+K 查找所有命令，F1 查看帮助。
