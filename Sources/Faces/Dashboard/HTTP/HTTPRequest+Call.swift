import CMicrohttpd
import Platform

extension HTTPRequest {
    /// What the library was sent.
    init(of call: OpaquePointer, isTLS: Bool, limits: HTTPLimits) {
        var count = 0
        let target = roost_web_call_target(call, &count)
        let rawTarget = Array(UnsafeBufferPointer(start: target, count: count))
        let start = roost_web_call_body(call, &count)
        let body = Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
        self.init(
            String(cString: roost_web_call_method(call)),
            rawTarget: rawTarget,
            fields: Self.fields(of: call),
            body: body,
            peer: Self.peer(of: call),
            isTLS: isTLS,
            isHTTP10: roost_web_call_is_http10(call),
            limits: limits
        )
    }

    private static func fields(of call: OpaquePointer) -> HTTPFields {
        var count = 0
        let start = roost_web_call_lines(call, &count)
        let lines = UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
        // Their names were looked at before anybody was asked.
        return HTTPFields(lines.map { HTTPField(text($0.name, $0.name_bytes), text($0.value, $0.value_bytes)) })
    }

    private static func text(_ start: UnsafePointer<CChar>, _ count: Int) -> String {
        String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }

    private static func peer(of call: OpaquePointer) -> NetworkAddress? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { bytes in
            guard let start = bytes.baseAddress else { return nil }
            let found = bytes[..<Int(roost_web_call_peer(call, start))]
            return found.elementsEqual([127, 0, 0, 1]) ? .loopback : NetworkAddress(bytes: found)
        }
    }
}
