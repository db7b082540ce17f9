/// One question to a web server, with all that bounds it.
package struct HTTPRequest: Hashable, Sendable {
    package static let connectTimeoutDefault = Duration.seconds(10)
    package static let timeoutDefault = Duration.seconds(30)
    package static let answerBytesMaxDefault = 8 << 20
    package static let redirectsMaxDefault = 5

    package var method: HTTPMethod
    package var url: String
    package var headers: [HTTPHeader]
    package var body: [UInt8]?
    package var connectTimeout = connectTimeoutDefault
    /// Of all of it, redirects included.
    package var timeout = timeoutDefault
    package var answerBytesMax = answerBytesMaxDefault
    /// Redirects go to the same host only, and never from https to http. They are for questions: what was sent with a
    /// body is not sent again elsewhere.
    package var redirectsMax = redirectsMaxDefault
    /// Whether http may go to others than this machine.
    package var allowsPlainHTTP = false

    package init(_ method: HTTPMethod = .get, _ url: String, headers: [HTTPHeader] = [], body: [UInt8]? = nil) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}
