import MartletKernel
import MartletRecords

extension Transaction {
    /// The JSON of a record that was just written, with the duplicates it probably repeats appended, masked.
    ///
    /// Whoever hands a record away may no longer see it; he is answered its id and version.
    func answer(of id: RecordID, version: Int64, object: String) throws -> [UInt8] {
        try settleFormulas()
        var bytes: [UInt8]
        do {
            bytes = try json(of: id, object: object)
        } catch let problem as Problem where problem.kind == .notFound {
            bytes = JSON.members(["id": .string(id.description), "version": .integer(version)]).bytes
        }
        if !duplicates.isEmpty, bytes.last == UInt8(ascii: "}") {
            bytes.removeLast()
            bytes += Array(",\"duplicates\":".utf8) + JSON.array(duplicates.map(\.json)).bytes + [UInt8(ascii: "}")]
        }
        return bytes
    }
}
