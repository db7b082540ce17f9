/// An answer that is there as a whole. Content-Length, Date and Connection are made when it is sent; as an answer to
/// HEAD it goes without its body, and says how long that is.
package struct HTTPResponse: Sendable {
    package enum Body: Sendable {
        case bytes([UInt8])
        case asset(HTTPAsset)
    }

    package var status: HTTPStatus
    /// One without a value is left out.
    package var fields: HTTPFields
    package var body: Body

    package init(_ status: HTTPStatus = .ok, fields: HTTPFields = HTTPFields(), body: Body = .bytes([])) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    package init(_ status: HTTPStatus = .ok, type: String, fields: HTTPFields = HTTPFields(), bytes: [UInt8]) {
        self.init(status, fields: fields, body: .bytes(bytes))
        self.fields.set("Content-Type", type)
    }

    package init(_ status: HTTPStatus = .ok, type: String, fields: HTTPFields = HTTPFields(), text: String) {
        self.init(status, type: type, fields: fields, bytes: Array(text.utf8))
    }

    /// Its body, wherever it is.
    package var bytes: [UInt8] {
        switch body {
        case .bytes(let bytes): bytes
        case .asset(let asset): asset.bytes
        }
    }
}
