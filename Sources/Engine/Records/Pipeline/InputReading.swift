import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata

/// Authorises and sanitises the fields of an input: what the caller may not write, what does not exist and what is of the wrong
/// type is found together, so that one answer names all of it.
struct InputReading {
    let tx: Transaction
    let object: ObjectSchema
    let authority: Authority
    /// True where `requireUnlocked` follows, because a new record is complete only later.
    var isNew = false

    /// The values to write by position, each of its field's type.
    /// - Parameter stored: the record as it is, for conditional locks; `nil` on creation.
    /// - Throws: `Problem`: 400 for unknown fields, otherwise 422 with one error per field.
    func read(_ input: RecordInput, over stored: Record?) throws -> [Int: Value] {
        let context = tx.fieldContext
        var values: [Int: Value] = [:]
        var errors = [Problem.FieldError]()
        for (name, entry) in input.entries {
            guard let position = object.position(of: name), !object.fields[position].isSecret || authority == .rule else {
                throw object.unknownField(name)
            }
            let field = object.fields[position]
            if let refusal = try writeRefusal(of: field, position: position, stored: stored) {
                errors.append(.init(field: name, code: refusal.code, message: refusal.message))
                continue
            }
            do throws(FieldRefusal) {
                values[position] = try value(entry, of: field, in: context)
            } catch {
                errors.append(.init(field: name, code: error.code, message: error.message))
            }
        }
        guard errors.isEmpty else { throw Problem.fields(errors) }
        return values
    }

    private func value(_ entry: RecordInput.Entry, of field: FieldDefinition, in context: FieldContext) throws(FieldRefusal) -> Value {
        switch entry {
        case .json(let json): try field.type.accept(json, in: context)
        case .cell(let text): try field.type.parse(text, in: context)
        case .value(let value): value
        }
    }

    /// - Throws: `Problem` when the caller may not write that field of the record.
    func requireWritable(_ name: String, of record: Record) throws {
        guard let position = object.position(of: name) else { throw object.unknownField(name) }
        if let refusal = try writeRefusal(of: object.fields[position], position: position, stored: record) {
            throw Problem.fields([.init(field: name, code: refusal.code, message: refusal.message)])
        }
    }

    /// Locks with a condition, once the new record is complete: they hold for it as it will be.
    func requireUnlocked(_ positions: some Sequence<Int>, of draft: Record) throws {
        guard authority == .caller else { return }
        let errors = try positions.sorted().compactMap { position -> Problem.FieldError? in
            let field = object.fields[position]
            guard let condition = tx.access.writability(of: field.name, on: object),
                try !tx.isTrue(condition, of: draft, guard: OpenGuard())
            else {
                return nil
            }
            let refusal = InputReading.locked(field)
            return .init(field: field.name, code: refusal.code, message: refusal.message)
        }
        guard errors.isEmpty else { throw Problem.fields(errors) }
    }

    private static func locked(_ field: FieldDefinition) -> FieldRefusal {
        FieldRefusal("locked", zh: "您不能修改\(field.labels.zh)。", en: "You may not change \(field.labels.en.lowercased()).")
    }

    private func writeRefusal(of field: FieldDefinition, position: Int, stored: Record?) throws -> FieldRefusal? {
        guard authority == .caller else { return nil }
        if position == SystemField.id.index, stored == nil { return nil }
        if field.isComputed {
            return FieldRefusal(
                "read_only", zh: "\(field.labels.zh)由系统维护，不能填写。", en: "\(field.labels.en) is kept by the system and cannot be set.")
        }
        if field.isFixed, let stored, !stored.values[position].isNull {
            return FieldRefusal(
                "fixed", zh: "\(field.labels.zh)创建后不能更改。", en: "\(field.labels.en) cannot be changed once the record exists.")
        }
        guard let condition = tx.access.writability(of: field.name, on: object) else { return nil }
        if stored == nil, isNew, condition != .constant(false) { return nil }
        if let stored, try tx.isTrue(condition, of: stored, guard: OpenGuard()) { return nil }
        return InputReading.locked(field)
    }
}
