import MartletKernel
import MartletMetadata

extension EdgeContext {
    /// The object the path names.
    /// - Throws: `Problem` `unknown_object`.
    func object(in schema: Schema) throws -> ObjectSchema { try schema.require(String(parameter("object").prefix(100))) }

    /// The record the path names. Text that is no id names a record that is not there.
    func recordID() throws -> RecordID {
        let text = parameter("id")
        guard let id = RecordID(text) else { throw Problem.notFound(String(parameter("object").prefix(100)), String(text.prefix(40))) }
        return id
    }
}
