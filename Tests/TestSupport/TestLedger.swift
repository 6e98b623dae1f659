import MartletKernel
import MartletMetadata
import MartletRecords

/// Objects made for tests of the engine, with a field for everything it keeps: money, formulas of every kind, parts, lists, a tree,
/// references that refuse.
///
///     shelf ──< item (parts)      shelf >── label (a list)      shelf ──< lock (refuses)      entry: append only
package enum TestLedger {
    package static let feature = Feature(
        "ledger", zh: "测试账本", en: "Ledger", objects: [shelf, item, label, lock, entry])

    package static let shelf: ObjectDefinition = {
        var object = ObjectDefinition(
            "shelf", table: "shelves", zh: "货架", en: "Shelf", plural: "Shelves", title: "name", fields: shelfFields)
        object.treeField = "parent"
        object.checks = [CheckRule("score", "score = null or score <= 100", on: "score", zh: "评分最高 100。", en: "The score is at most 100.")]
        object.matchRules = [MatchRule("shelfSecret", field: "secret", weight: 80) { value, _ in value.text }]
        return object
    }()

    private static let shelfFields: [FieldDefinition] = [
        FieldDefinition("name", zh: "名称", en: "Name", TextField()).required.indexed,
        FieldDefinition("code", zh: "编码", en: "Code", TextField.code(maximum: 40)).unique,
        FieldDefinition("parent", zh: "上级", en: "Parent", ReferenceField("shelf", inverse: "children", onDelete: .keep)),
        FieldDefinition(
            "level", zh: "级别", en: "Level", ChoiceField([ChoiceOption("A", zh: "A", en: "A"), ChoiceOption("B", zh: "B", en: "B")])),
        FieldDefinition("budget", zh: "预算", en: "Budget", MoneyField()),
        FieldDefinition("score", zh: "评分", en: "Score", IntegerField()),
        FieldDefinition("secret", zh: "密文", en: "Secret", TextField()),
        FieldDefinition("origin", zh: "产地", en: "Origin", TextField()).fixed,
        FieldDefinition("openedOn", zh: "启用日期", en: "Opened on", DateField()),
        FieldDefinition("labels", zh: "标记", en: "Labels", ReferencesField("label", inverse: "shelves")),
        FieldDefinition("links", zh: "关联", en: "Links", LinksField([], inverse: "linkedShelves")),
        FieldDefinition("itemCount", zh: "件数", en: "Items", FormulaField("count(items)", as: IntegerField())).computed,
        FieldDefinition("total", zh: "合计", en: "Total", FormulaField("sum(items, amount)", as: MoneyField())).computed,
        FieldDefinition("openCount", zh: "未结", en: "Open", FormulaField("count(items, status = \"open\")", as: IntegerField())).computed,
        FieldDefinition("doubled", zh: "两倍", en: "Doubled", FormulaField("itemCount * 2 + coalesce(score, 0)", as: IntegerField()))
            .computed,
        FieldDefinition("activeLabels", zh: "启用标记", en: "Active labels", FormulaField("count(labelsAsLabel, isActive)", as: IntegerField()))
            .computed,
        FieldDefinition("parentName", zh: "上级名称", en: "Parent name", FormulaField("parent.name", as: TextField())).computed,
    ]

    package static let item: ObjectDefinition = {
        var object = ObjectDefinition("item", table: "items", zh: "货品", en: "Item", plural: "Items", title: "name", fields: itemFields)
        object.access = .inherited(["shelf"])
        object.timeline = TimelineDeclaration(at: "happenedAt", links: ["shelf"])
        return object
    }()

    private static let itemFields: [FieldDefinition] = [
        FieldDefinition("name", zh: "名称", en: "Name", TextField()).required,
        FieldDefinition("shelf", zh: "货架", en: "Shelf", ReferenceField("shelf", inverse: "items", onDelete: .together)),
        FieldDefinition(
            "status", zh: "状态", en: "Status",
            ChoiceField([ChoiceOption("open", zh: "开", en: "Open"), ChoiceOption("done", zh: "结", en: "Done")])
        )
        .initially("open"),
        FieldDefinition("amount", zh: "金额", en: "Amount", MoneyField()),
        FieldDefinition("price", zh: "单价", en: "Price", DecimalField(scale: 2)),
        FieldDefinition("quantity", zh: "数量", en: "Quantity", IntegerField()),
        FieldDefinition("happenedAt", zh: "时间", en: "Happened at", InstantField()).initially(.now),
        FieldDefinition("line", zh: "小计", en: "Line", FormulaField("price * quantity", as: DecimalField(scale: 2))).computed,
        FieldDefinition("shelfName", zh: "货架名称", en: "Shelf name", FormulaField("shelf.name", as: TextField())).computed,
        FieldDefinition("about", zh: "关于", en: "About", LinkField([], inverse: "mentioningItems", onDelete: .keep)),
    ]

    package static let label = ObjectDefinition(
        "label", table: "labels", zh: "标记", en: "Label", plural: "Labels", title: "name",
        fields: [
            FieldDefinition("name", zh: "名称", en: "Name", TextField()).required,
            FieldDefinition("isActive", zh: "启用", en: "Active", BooleanField()).required.initially(.value(.boolean(true))),
        ])

    package static let lock = ObjectDefinition(
        "lock", table: "locks", zh: "锁", en: "Lock", plural: "Locks", title: "name",
        fields: [
            FieldDefinition("name", zh: "名称", en: "Name", TextField()).required,
            FieldDefinition("shelf", zh: "货架", en: "Shelf", ReferenceField("shelf", inverse: "locks", onDelete: .refuse)).required,
        ])

    package static let entry: ObjectDefinition = {
        var object = ObjectDefinition(
            "entry", table: "entries", zh: "流水", en: "Entry", plural: "Entries", title: "text",
            fields: [FieldDefinition("text", zh: "内容", en: "Text", TextField()).required])
        object.isAppendOnly = true
        return object
    }()
}

extension TestApp {
    /// A workspace with the ledger's objects beside the product's.
    package static func ledger() async throws -> TestApp { try await make(adding: [TestLedger.feature]) }
    package static func ledger(on kind: TestDatabases) async throws -> TestApp { try await make(on: kind, adding: [TestLedger.feature]) }

    /// Writes as that person and gives the operation, which an undo takes.
    @discardableResult
    package func operation(
        as person: Person = .ada, name: String = "test", _ body: @escaping @Sendable (Transaction) throws -> Void
    ) async throws -> RecordID? {
        try await engine.write(as: actor(person), name: name, body).operation
    }

    /// Runs an action as the API would.
    @discardableResult
    package func run(_ action: String, _ json: String, as person: Person = .ada) async throws -> Written<JSON> {
        try await engine.run(action, input: JSONParser.parse(json.utf8), as: actor(person))
    }

    @discardableResult
    package func undo(_ operation: RecordID?, partial: Bool = false, as person: Person = .ada) async throws -> Written<JSON> {
        try await run("operation.undo", #"{"operation": "\#(operation?.description ?? "")", "partial": \#(partial)}"#, as: person)
    }

    /// Gives a person one role of his own with these grants, in place of those he has.
    @discardableResult
    package func grant(_ person: Person, _ grants: String) async throws -> RecordID {
        let json = try JSONParser.parse(grants.utf8)
        return try await write(.ada) { tx in
            let role = try tx.create("role", RecordInput(["name": .text("test role \(tx.newID())"), "grants": .json(json)]))
            try tx.update("user", person.id, RecordInput(["roles": .list([.id(role.id)])]))
            return role.id
        }
    }

    /// The names a list answers, in its order.
    package func names(_ query: RecordQuery, as person: Person = .ada) async throws -> [String] {
        try await list(query, as: person)["records"]?.array?.map { $0["name"]?.string ?? "" } ?? []
    }
}
