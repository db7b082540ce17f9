/// How an `HTTPTrial` answers.
package struct TrialReply: Sendable {
    package enum Delivery: Hashable, Sendable {
        case whole
        /// No answer ever: the connection stays open.
        case hanging
        /// The connection ends after so many bytes of the answer, the head among them.
        case cut(afterBytes: Int)
        /// So many bytes at once, one hundredth of a second apart.
        case slow(bytesAtOnce: Int)
    }

    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    package var delivery: Delivery

    package init(
        _ status: Int = 200,
        headers: [(name: String, value: String)] = [],
        body: String = "",
        delivery: Delivery = .whole
    ) {
        self.status = status
        self.headers = headers
        self.body = Array(body.utf8)
        self.delivery = delivery
    }

    package static let hanging = TrialReply(delivery: .hanging)

    /// As it goes over the wire. Each connection has one answer.
    var bytes: [UInt8] {
        let hasBody = status != 304 && status != 204
        let length = hasBody ? [(name: "Content-Length", value: "\(body.count)")] : []
        let lines =
            ["HTTP/1.1 \(status) Trial"]
            + (headers + length + [("Connection", "close")]).map { "\($0.name): \($0.value)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (hasBody ? body : [])
    }
}
