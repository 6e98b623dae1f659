import MartletKernel
import MartletMetadata

/// Anything somebody can do beside writing a record: one value that the API, the command line, workflows and assistants all
/// call by the same name.
package protocol Action: Sendable {
    /// `object.verb`.
    static var name: String { get }
    static var labels: LocalisedText { get }
    /// One sentence on what it does, for OpenAPI and the command line.
    static var summary: LocalisedText { get }
    /// Declared with the same field types as objects.
    static var input: [FieldDefinition] { get }
    static var permission: ActionPermission { get }
    /// JSON schema of what it answers.
    static var output: JSON { get }
    /// True for an action that writes nothing: it runs on a reader.
    static var isReadOnly: Bool { get }
    /// True where input or answer hold what is kept nowhere in clear, a key or a password: nothing is stored for a retry either.
    static var isConfidential: Bool { get }

    init(_ input: ActionInput) throws

    /// Files and network, before the transaction; never writes.
    func prepare() async throws -> Self
    /// May be executed again, so it has no effect but through `tx`.
    func run(in tx: Transaction) throws -> JSON
}

extension Action {
    package static var isReadOnly: Bool { false }
    package static var isConfidential: Bool { false }
    package static var output: JSON { .members(["type": "object"]) }
    package func prepare() async throws -> Self { self }
}

/// Who may run an action; what it then touches is checked record by record.
package enum ActionPermission: Sendable, Equatable {
    /// Anyone signed in.
    case everyone
    /// Whoever has a role that lists the action.
    case granted
    case administrator
}

/// The decoded input of an action: every declared field has a value of its type.
package struct ActionInput: Sendable {
    private let values: [String: Value]

    package init(_ values: [String: Value]) { self.values = values }

    package subscript(name: String) -> Value { values[name] ?? .null }

    /// - Throws: `Problem` with a field error for an unknown name, a wrong type or a missing required field.
    package static func decode(_ json: JSON, as fields: [FieldDefinition], in context: FieldContext) throws -> ActionInput {
        guard case .object(let members) = json else {
            throw Problem(.invalid, "input_not_object", zh: "输入应为 JSON 对象。", en: "The input must be a JSON object.")
        }
        var errors = [Problem.FieldError]()
        var values: [String: Value] = [:]
        for member in members where !fields.contains(where: { $0.name == member.name }) {
            let nearest = NearestName.of(member.name, among: fields.map(\.name)).map { " (\($0)?)" } ?? ""
            errors.append(
                .init(
                    field: member.name, code: "unknown_field",
                    message: LocalisedText(
                        zh: "没有名为“\(member.name)”的参数\(nearest)。", en: "There is no parameter \"\(member.name)\"\(nearest).")))
        }
        for field in fields {
            do throws(FieldRefusal) {
                let value = try field.type.accept(json[field.name] ?? .null, in: context)
                if value.isNull, case .value(let initial) = field.defaultValue {
                    values[field.name] = initial
                } else {
                    values[field.name] = value
                }
                if values[field.name]?.isNull != false, field.isRequired {
                    errors.append(
                        .init(
                            field: field.name, code: "required",
                            message: LocalisedText(zh: "\(field.labels.zh)不能为空。", en: "\(field.labels.en) is required.")))
                }
            } catch {
                errors.append(.init(field: field.name, code: error.code, message: error.message))
            }
        }
        guard errors.isEmpty else {
            throw errors.contains { $0.code == "unknown_field" }
                ? Problem(.invalid, "unknown_field", zh: "请求中有未知参数。", en: "The request has unknown parameters.", errors: errors)
                : Problem.fields(errors)
        }
        return ActionInput(values)
    }
}

/// All actions of a workspace by name.
package struct ActionCatalogue: Sendable {
    package let actions: [any Action.Type]
    private let byName: [String: any Action.Type]

    package init(_ actions: [any Action.Type]) {
        self.actions = actions.sorted { $0.name < $1.name }
        byName = Dictionary(actions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Throws: `Problem` `unknown_action` with the nearest name.
    package func require(_ name: String) throws -> any Action.Type {
        if let action = byName[name] { return action }
        let nearest = NearestName.of(name, among: actions.map { $0.name })
        throw Problem(
            .notFound, "unknown_action", zh: "没有名为“\(name)”的操作" + (nearest.map { "，是否指“\($0)”？" } ?? "。"),
            en: "There is no action \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "."))
    }
}
