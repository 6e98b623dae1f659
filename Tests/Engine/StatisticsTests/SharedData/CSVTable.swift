/// A CSV file in memory: RFC 4180 quoting, first line is the header. Enough for reference data, not an importer.
struct CSVTable {
    let header: [String]
    let rows: [[String]]

    init(parsing bytes: [UInt8]) {
        let records = CSVTable.records(bytes)
        header = records.first ?? []
        rows = Array(records.dropFirst())
    }

    private static func records(_ bytes: [UInt8]) -> [[String]] {
        let quote = UInt8(ascii: "\""), comma = UInt8(ascii: ","), newline = UInt8(ascii: "\n")
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var quoted = false
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < bytes.count {
            let byte = bytes[index]
            if quoted {
                if byte != quote {
                    field.append(byte)
                } else if index + 1 < bytes.count, bytes[index + 1] == quote {
                    field.append(quote)
                    index += 1
                } else {
                    quoted = false
                }
            } else if byte == quote {
                quoted = true
            } else if byte == comma || byte == newline {
                record.append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
                if byte == newline {
                    records.append(record)
                    record.removeAll(keepingCapacity: true)
                }
            } else if byte != UInt8(ascii: "\r") {
                field.append(byte)
            }
            index += 1
        }
        if !field.isEmpty || !record.isEmpty { records.append(record + [String(decoding: field, as: UTF8.self)]) }
        return records
    }

    func column(_ name: String) -> [String] {
        guard let index = header.firstIndex(of: name) else { preconditionFailure("no column \(name) in \(header)") }
        return rows.map { $0[index] }
    }

    func numbers(_ name: String) -> [Double] { column(name).map { Double($0) ?? .nan } }
}
