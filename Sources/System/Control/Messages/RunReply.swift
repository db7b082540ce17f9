import Domain
package import JSON

/// What a shim answers to a request: whether it was done, and what there is to say.
package struct RunReply: Hashable, Sendable {
    package let id: Int64
    package let ok: Bool
    package let detail: String

    package init(to id: Int64, ok: Bool, detail: String = "") {
        self.id = id
        self.ok = ok
        self.detail = detail
    }

    package init(_ frame: JSONObject) throws(ControlError) {
        let fields = Fields(frame)
        do throws(FieldError) {
            id = try fields.required("id", .integer)
            ok = try fields.required("ok", .bool)
            detail = try fields.optional("detail", .text) ?? ""
        } catch { throw .field(error) }
    }

    package var json: JSONObject { ["id": .integer(id), "ok": .bool(ok), "detail": .string(detail)] }
}
