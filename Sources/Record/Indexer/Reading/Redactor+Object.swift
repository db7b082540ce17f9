import Decoding
import Domain
import JSON

extension Redactor {
    /// The same without secrets. What is taken out leaves JSON that is JSON.
    func redact(_ object: JSONObject) -> JSONObject {
        let redacted = redact(JSONWriter.bytes(.object(object)))
        guard redacted.counts.total > 0 else { return object }
        let value = Deliberate.ignore(because: "data that is no JSON any more is left out with the secret") {
            () throws(JSONError) in try JSONReader.read(redacted.bytes)
        }
        return value?.objectValue ?? JSONObject()
    }
}
