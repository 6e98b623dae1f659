import MartletKernel
import MartletMetadata
import MartletStorage

/// Keeps the index (record, at, entry), so that three imported years sort by when things happened and a timeline is one range scan.
struct TimelineIndex {
    let tx: Transaction
    let object: ObjectSchema

    func add(of record: Record) throws {
        guard let declaration = object.definition.timeline, !record.isDeleted else { return }
        guard let at = moment(record[declaration.at]) else { return }
        for id in links(of: record, declaration) {
            try tx.connection.execute(
                """
                INSERT INTO timeline (record, at, object, entry) VALUES (\(id), \(at), \(object.name), \(record.id)) ON CONFLICT DO NOTHING
                """)
        }
    }

    func remove(of record: Record) throws {
        guard object.definition.timeline != nil else { return }
        try tx.connection.execute("DELETE FROM timeline WHERE entry = \(record.id)")
    }

    func refresh(_ record: Record, over before: Record) throws {
        guard let declaration = object.definition.timeline else { return }
        let same = record[declaration.at] == before[declaration.at] && links(of: record, declaration) == links(of: before, declaration)
        guard !same else { return }
        try remove(of: before)
        try add(of: record)
    }

    private func moment(_ value: Value) -> Instant? {
        switch value {
        case .instant(let instant): instant
        case .date(let date): tx.environment.zone.start(of: date)
        default: nil
        }
    }

    private func links(of record: Record, _ declaration: TimelineDeclaration) -> Set<RecordID> {
        var result = Set<RecordID>()
        for name in declaration.links {
            guard let field = object.field(name) else { continue }
            let value = field.type.expressionValue(of: record[name])
            for id in value.list?.compactMap(\.id) ?? [value.id].compactMap(\.self) { result.insert(id) }
        }
        return result
    }
}
