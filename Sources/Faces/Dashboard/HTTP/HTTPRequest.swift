package import Platform

/// One request, whole. What it says of itself is the client's word.
package struct HTTPRequest: Sendable {
    package let method: HTTPMethod
    /// As it was sent.
    package let methodName: String
    package let target: Result<HTTPTarget, HTTPTargetFault>
    /// As it was sent.
    package let rawTarget: [UInt8]
    /// All lines, in the order in which they came.
    package let fields: HTTPFields
    package let body: [UInt8]
    /// Who is at the other end of the connection, which may be a proxy.
    package let peer: NetworkAddress?
    package let isTLS: Bool
    package let isHTTP10: Bool

    package init(
        _ methodName: String = "GET",
        rawTarget: [UInt8],
        fields: HTTPFields = HTTPFields(),
        body: [UInt8] = [],
        peer: NetworkAddress? = nil,
        isTLS: Bool = false,
        isHTTP10: Bool = false,
        limits: HTTPLimits = HTTPLimits()
    ) {
        method = HTTPMethod(name: methodName)
        self.methodName = methodName
        target = Result { () throws(HTTPTargetFault) in try HTTPTarget(rawTarget, limits: limits) }
        self.rawTarget = rawTarget
        self.fields = fields
        self.body = body
        self.peer = peer
        self.isTLS = isTLS
        self.isHTTP10 = isHTTP10
    }
}
