import Domain
package import JSON

/// The answer to a hello. Both ends then speak the version that it names, which both know.
package enum HelloReply: Hashable, Sendable {
    case accepted(protocolNumber: Int64, version: String)
    case refused(detail: String, version: String)

    /// What follows from the hello alone: a sender of a newer protocol speaks ours, and whom we do not know is refused.
    package static func answer(to hello: Hello, version: String) -> HelloReply {
        guard hello.protocolNumber >= 1 else {
            return .refused(detail: "there is no protocol \(hello.protocolNumber)", version: version)
        }
        switch hello.sender {
        case .shim, .index, .client:
            let number = min(hello.protocolNumber, ControlProtocol.number)
            return .accepted(protocolNumber: number, version: version)
        case .unknown(let word):
            return .refused(detail: "roost \(version) does not know a \(word.debugDescription)", version: version)
        }
    }

    package init(_ frame: JSONObject) throws(ControlError) {
        do throws(FieldError) { try self.init(Fields(frame)) } catch { throw .field(error) }
    }

    private init(_ fields: Fields) throws(FieldError) {
        let version = try fields.optional("version", .text) ?? ""
        guard try fields.required("ok", .bool) else {
            self = .refused(detail: try fields.optional("detail", .text) ?? "without a reason", version: version)
            return
        }
        self = .accepted(protocolNumber: try fields.required("protocol", .integer), version: version)
    }

    package var json: JSONObject {
        switch self {
        case .accepted(let number, let version):
            ["ok": true, "version": .string(version), "protocol": .integer(number)]
        case .refused(let detail, let version):
            [
                "ok": false, "detail": .string(detail), "version": .string(version),
                "protocol": .integer(ControlProtocol.number),
            ]
        }
    }
}
