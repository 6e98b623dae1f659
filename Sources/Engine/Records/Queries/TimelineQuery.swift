import MartletKernel
import MartletMetadata
import MartletStorage

/// Reads the timeline of a record: what happened around it, newest first, each entry as the caller may see it.
package struct TimelineQuery {
    private let tx: Transaction

    package init(tx: Transaction) { self.tx = tx }

    /// `{"entries": [{"at", "object", "record": {…}}], "nextCursor"}`.
    /// - Parameter cursor: from the page before.
    /// - Throws: `Problem` `not_found` for a record the caller may not see.
    package func page(of id: RecordID, object: String, cursor: String?, limit: Int) throws -> JSON {
        _ = try tx.find(object, id)
        var place = try cursor.map(position)
        var entries = [JSON]()
        var next: String?
        // Entries out of the caller's sight are passed over, so that a page is full as long as there is something to show.
        reading: while true {
            let rows = try rows(of: id, after: place, limit: limit + 1)
            for row in rows {
                if entries.count == limit {
                    next = place.map(text)
                    break reading
                }
                if let entry = try entry(row) { entries.append(entry) }
                place = (row.at, row.entry)
            }
            if rows.count <= limit { break }
        }
        return .members(["entries": .array(entries), "nextCursor": next.map(JSON.string) ?? .null])
    }

    private func rows(of id: RecordID, after place: (at: Instant, entry: RecordID)?, limit: Int) throws -> [(
        at: Instant, object: String, entry: RecordID
    )] {
        let start: SQL = if let place { " AND (at < \(place.at) OR at = \(place.at) AND entry < \(place.entry))" } else { "" }
        return try tx.connection.all(
            "SELECT at, object, entry FROM timeline WHERE record = \(id)\(sql: start) ORDER BY at DESC, entry DESC LIMIT \(limit)"
        ) { (Instant(milliseconds: $0.integer(0) ?? 0), $0.text(1) ?? "", $0.id(2) ?? id) }
    }

    private func entry(_ row: (at: Instant, object: String, entry: RecordID)) throws -> JSON? {
        do {
            let record = try JSONParser.parse(tx.json(of: row.entry, object: row.object))
            return .members(["at": .string(row.at.description), "object": .string(row.object), "record": record])
        } catch let problem as Problem where problem.kind == .notFound {
            return nil
        }
    }

    private func text(_ place: (at: Instant, entry: RecordID)) -> String {
        Base64URL.text(of: Array("\(place.at.milliseconds).\(place.entry)".utf8))
    }

    private func position(_ text: String) throws -> (at: Instant, entry: RecordID) {
        let parts = Base64URL.bytes(of: text).map { String(decoding: $0, as: UTF8.self).split(separator: ".").map(String.init) }
        guard let parts, parts.count == 2, let at = Int64(parts[0]), let entry = RecordID(parts[1]) else {
            throw Problem(
                .invalid, "cursor_invalid", zh: "游标无效，请从第一页重新开始。", en: "The cursor is not valid; start again from the first page.")
        }
        return (Instant(milliseconds: at), entry)
    }
}
