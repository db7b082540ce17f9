package import JSON

extension JSONObject {
    /// The fields that have a value, in this order; those that are null are left out.
    package init(present fields: [(String, JSONValue)]) {
        self.init(fields.filter { !$0.1.isNull })
    }
}
