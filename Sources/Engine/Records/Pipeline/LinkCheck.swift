import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

/// Checks that what a record refers to exists, is of the right object, and is there for the caller: a link to a record one cannot
/// see would tell that it exists.
struct LinkCheck {
    let tx: Transaction
    let object: ObjectSchema
    let authority: Authority

    /// - Parameter before: what the record referred to already is not asked about again: a list may hold what others put there.
    func check(_ record: Record, over before: Record?, changed: Set<String>?) throws {
        var errors = [Problem.FieldError]()
        for (position, field) in object.fields.enumerated() {
            guard let type = field.type as? any ReferencingField, changed?.contains(field.name) ?? true, !record.values[position].isNull,
                !LinkCheck.setBySystem.contains(field.name)
            else { continue }
            let known = Set(before.map { targets(of: $0.values[position], type: type).map(\.1) } ?? [])
            for (target, id) in targets(of: record.values[position], type: type) {
                let isItself = target == object.name && id == record.id
                guard try !isItself && !known.contains(id) && !isThere(target, id) else { continue }
                errors.append(
                    .init(
                        field: field.name, code: "reference_missing",
                        message: LocalisedText(
                            zh: "\(field.labels.zh)所引用的记录 \(id) 不存在或您无权查看。",
                            en: "\(field.labels.en): there is no record \(id), or you may not see it.")))
            }
        }
        guard errors.isEmpty else { throw Problem.fields(errors) }
    }

    private static let setBySystem: Set<String> = ["createdBy", "updatedBy"]

    private func targets(of value: Value, type: any ReferencingField) -> [(String, RecordID)] {
        switch value {
        case .id(let id): type.targets.first.map { [($0, id)] } ?? []
        case .json: LinkField.target(of: value).map { [($0.object, $0.id)] } ?? []
        case .list(let values): values.flatMap { targets(of: $0, type: type) }
        default: []
        }
    }

    private func isThere(_ target: String, _ id: RecordID) throws -> Bool {
        guard let schema = tx.schema.object(target) else { return false }
        guard authority == .rule else { return try tx.mayRead(schema, id) }
        return try tx.connection.exists("SELECT 1 FROM \(name: schema.table) WHERE id = \(id) AND deleted_at IS NULL")
    }
}
