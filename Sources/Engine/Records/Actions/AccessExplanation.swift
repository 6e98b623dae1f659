import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

/// `access.explain`: which rules let somebody do something to a record, or that none does.
struct AccessExplanation: Action {
    static let name = "access.explain"
    static let labels = LocalisedText(zh: "权限解释", en: "Explain access")
    static let summary = LocalisedText(
        zh: "说明某用户对一条记录可做什么、依据哪条规则、哪些字段被隐藏。查询他人需管理员。",
        en: "Says what a user may do to a record, by which rules, and which fields are withheld. Asking for others needs an administrator.")
    static let permission = ActionPermission.everyone
    static let isReadOnly = true
    static let input =
        RecordActionInput.fields + [
            FieldDefinition("user", zh: "用户", en: "User", IdentifierField()).helped(zh: "缺省为自己", en: "Yourself by default")
        ]

    private let target: RecordActionInput
    private let user: RecordID?

    init(_ input: ActionInput) throws {
        target = RecordActionInput(input)
        user = input["user"].id
    }

    func run(in tx: Transaction) throws -> JSON {
        let schema = try tx.schema.require(target.object)
        guard let user, user != tx.caller.actor.user else { return try explain(schema, in: tx, for: tx.access) }
        guard tx.caller.isAdministrator else {
            throw Problem(.forbidden, "not_allowed", zh: "只有管理员能查询他人的权限。", en: "Only an administrator may ask for others.")
        }
        let caller = try CallerLoader(tx.connection, schema: tx.schema, today: tx.environment.zone.date(of: tx.now)).load(
            .user(user, channel: tx.caller.actor.channel))
        return try explain(schema, in: tx, for: AccessRules(caller, schema: tx.schema))
    }

    private func explain(_ schema: ObjectSchema, in tx: Transaction, for rules: AccessRules) throws -> JSON {
        guard try tx.load(schema, target.id) != nil, try holds(.read, schema, tx, tx.access).0 else {
            throw Problem.notFound(target.object, target.id.description)
        }
        let language = tx.caller.actor.language
        let operations = try [RecordOperation.read, .update, .delete].map { operation -> JSON.Member in
            let (allowed, reasons) = try holds(operation, schema, tx, rules)
            return JSON.Member(
                operation.rawValue,
                .members(["allowed": .boolean(allowed), "because": .array(reasons.map { .string($0(in: language)) })]))
        }
        let withheld = schema.fields.filter { !$0.isSecret }.compactMap { field -> JSON? in
            let visibility = rules.visibility(of: field.name, on: schema)
            guard let condition = visibility.condition else { return nil }
            return .members([
                "field": .string(field.name), "shownWhen": .string(condition.source),
                "otherwise": visibility.isMasked ? "masked" : "hidden",
            ])
        }
        return .members([
            "object": .string(target.object), "id": .string(target.id.description), "operations": .object(operations),
            "fields": .array(withheld), "roles": .array(rules.caller.roles.map { .string($0.name) }),
        ])
    }

    private func holds(
        _ operation: RecordOperation, _ schema: ObjectSchema, _ tx: Transaction, _ rules: AccessRules
    ) throws -> (Bool, [LocalisedText]) {
        let compiler = ExpressionSQL(
            context: EvaluationContext(
                now: tx.now, zone: tx.environment.zone, me: rules.caller.me, meID: rules.caller.actor.user,
                currency: tx.environment.currency, calendar: tx.environment.calendar),
            guard: OpenGuard(), dialect: tx.connection.dialect)
        var held = [LocalisedText]()
        for reason in rules.condition(of: schema, for: operation).reasons {
            guard let expression = reason.expression else {
                held.append(reason.text)
                continue
            }
            let sql = try compiler.filter(expression, alias: "t")
            if try tx.connection.exists("SELECT 1 FROM \(name: schema.table) t WHERE t.id = \(target.id) AND (\(sql: sql))") {
                held.append(reason.text)
            }
        }
        return (!held.isEmpty, held)
    }
}
