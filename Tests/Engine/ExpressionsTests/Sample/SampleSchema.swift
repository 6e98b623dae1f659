import MartletExpressions
import MartletKernel

/// Objects with a field of every type and relations of every kind: projects in a tree, their steps, people and departments.
struct SampleSchema: ExpressionSchema {
    private let objects: [String: ExpressionObject]

    init() {
        objects = Dictionary(uniqueKeysWithValues: SampleSchema.all.map { ($0.name, $0) })
    }

    func expressionObject(_ name: String) -> ExpressionObject? { objects[name] }

    static let all: [ExpressionObject] = [user, department, project, step]

    private static let user = ExpressionObject(
        name: "user", table: "users",
        fields: [
            text("name"), field("level", .integer), field("department", .reference("department")), field("joined", .date),
            field("budget", .money, money: true),
        ],
        relations: [ExpressionRelation(name: "projects", object: "project", field: "members")])

    private static let department = ExpressionObject(
        name: "department", table: "departments",
        fields: [text("name"), field("parent", .reference("department")), field("quota", .decimal(scale: 2))], treeField: "parent")

    private static let project = ExpressionObject(
        name: "project", table: "projects",
        fields: [
            text("name"), text("note"), field("code", .text), field("rank", .integer), field("big", .integer),
            field("score", .decimal(scale: 2)), field("ratio", .decimal(scale: 6)), field("amount", .money, money: true),
            field("cost", .money), field("active", .boolean), field("urgent", .boolean), field("begun", .date), field("due", .date),
            field("seenAt", .instant), field("madeAt", .instant), field("span", .duration), field("owner", .reference("user")),
            field("department", .reference("department")), field("parent", .reference("project")), field("subject", .reference("")),
            list("tags", .text), list("grades", .integer), list("members", .reference("user")), field("address", .structure),
        ],
        relations: [
            ExpressionRelation(name: "steps", object: "step", field: "project"),
            ExpressionRelation(name: "children", object: "project", field: "parent"),
            ExpressionRelation(name: "membersAsUser", object: "user", field: "members", direction: .outgoing),
        ],
        treeField: "parent")

    private static let step = ExpressionObject(
        name: "step", table: "steps",
        fields: [
            text("name"), field("project", .reference("project")), field("assignee", .reference("user")), field("effort", .integer),
            field("weight", .decimal(scale: 4)), field("price", .money, money: true), field("done", .boolean), field("due", .date),
            field("madeAt", .instant), field("span", .duration), list("tags", .text),
        ])

    private static func text(_ name: String) -> ExpressionField {
        ExpressionField(name: name, type: .text, column: name, foldedColumn: name + "_folded")
    }

    private static func field(_ name: String, _ type: ExpressionType, money: Bool = false) -> ExpressionField {
        ExpressionField(
            name: name, type: type, column: name, amountColumn: money ? name + "_amount" : nil,
            currencyColumn: money ? name + "_currency" : nil)
    }

    private static func list(_ name: String, _ element: ExpressionType) -> ExpressionField {
        ExpressionField(name: name, type: .list(element), column: name, listTable: "list_" + name)
    }
}
