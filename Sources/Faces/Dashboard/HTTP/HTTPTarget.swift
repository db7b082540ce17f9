/// What a request is for: a path and a query, decoded once and never again.
package struct HTTPTarget: Hashable, Sendable {
    /// Decoded. None has a slash, a backslash or a control character in it, and none is empty, `.` or `..`: they can be
    /// compared, and no more is needed before one is part of a path. `/` has none.
    package let segments: [String]
    /// `/a/`, but not `/`.
    package let hasTrailingSlash: Bool
    /// Decoded, in their order; a name may come again. Values may hold anything but NUL.
    package let parameters: [HTTPParameter]
    /// As it was sent, without the query.
    package let path: String
    /// As it was sent, without its question mark.
    package let query: String

    package init(_ text: String, limits: HTTPLimits = HTTPLimits()) throws(HTTPTargetFault) {
        try self.init(Array(text.utf8), limits: limits)
    }

    package init(_ bytes: [UInt8], limits: HTTPLimits = HTTPLimits()) throws(HTTPTargetFault) {
        guard bytes.count <= limits.targetBytesMax else { throw .tooLong(bytesMax: limits.targetBytesMax) }
        guard bytes.first == UInt8(ascii: "/") else { throw .notAbsolute }
        // What a browser sends has all else escaped.
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { throw .forbiddenSign }
        let end = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
        let (path, query) = (bytes[..<end], bytes[end...].dropFirst())
        (segments, hasTrailingSlash) = try Self.segments(of: path, max: limits.segmentsMax)
        parameters = try Self.parameters(of: query, max: limits.parametersMax)
        self.path = String(decoding: path, as: UTF8.self)
        self.query = String(decoding: query, as: UTF8.self)
    }

    /// The value of the first parameter of this name.
    package func first(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    package func values(_ name: String) -> [String] { parameters.filter { $0.name == name }.map(\.value) }

    private static func segments(
        of path: ArraySlice<UInt8>,
        max: Int
    ) throws(HTTPTargetFault) -> ([String], hasTrailingSlash: Bool) {
        var parts = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isEnded = parts.last?.isEmpty ?? false
        if isEnded { parts.removeLast() }
        guard parts.count <= max else { throw .tooManySegments(max: max) }
        var segments: [String] = []
        for part in parts { segments.append(try segment(part)) }
        return (segments, isEnded && !segments.isEmpty)
    }

    private static func segment(_ part: ArraySlice<UInt8>) throws(HTTPTargetFault) -> String {
        guard !part.isEmpty else { throw .emptySegment }
        let text = try part.contains(UInt8(ascii: "%")) ? decoded(part) : String(decoding: part, as: UTF8.self)
        guard text != ".", text != ".." else { throw .dotSegment }
        // Slashes and backslashes would part it again for others; of control characters, some would end it.
        let isForbidden = text.unicodeScalars.contains { scalar in
            // All signs are looked at that came with a request: what is known of most of them is not looked up.
            switch scalar {
            case "/", "\\": true
            case " "..."~": false
            default: scalar.properties.generalCategory == .control
            }
        }
        guard !isForbidden else { throw .forbiddenSign }
        return text
    }

    private static func parameters(
        of query: ArraySlice<UInt8>,
        max: Int
    ) throws(HTTPTargetFault) -> [HTTPParameter] {
        let parts = query.split(separator: UInt8(ascii: "&"))
        guard parts.count <= max else { throw .tooManyParameters(max: max) }
        var parameters: [HTTPParameter] = []
        for part in parts {
            let spaced = part.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }[...]
            let end = spaced.firstIndex(of: UInt8(ascii: "=")) ?? spaced.endIndex
            let (name, value) = (try decoded(spaced[..<end]), try decoded(spaced[end...].dropFirst()))
            guard !name.utf8.contains(0), !value.utf8.contains(0) else { throw .forbiddenSign }
            parameters.append(HTTPParameter(name, value))
        }
        return parameters
    }

    private static func decoded(_ part: ArraySlice<UInt8>) throws(HTTPTargetFault) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.count)
        var rest = part
        while let sign = rest.popFirst() {
            guard sign == UInt8(ascii: "%") else {
                bytes.append(sign)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                throw .badEscape
            }
            bytes.append(high << 4 | low)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        return text
    }

    private static func digit(_ sign: UInt8) -> UInt8? {
        switch sign {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): sign - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): sign - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): sign - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
