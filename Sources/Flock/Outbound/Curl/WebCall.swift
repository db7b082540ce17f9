import CCurl
import Domain
import Glibc
package import Platform

/// Calls a web server and waits for its answer: for a thread that may wait (`SideWork`), never for a loop.
package enum WebCall {
    private static let beginning = roost_http_begin()

    /// What answers, whatever its status.
    package static func send(
        _ request: HTTPRequest,
        clock: any Clock = SystemClock()
    ) throws(OutboundError) -> HTTPAnswer {
        guard beginning == 0 else { throw .unable(said: String(cString: roost_http_words(beginning))) }
        let deadline = clock.now().monotonic + request.timeout
        var request = request
        var address = try WebAddress(request.url)
        var redirects = 0
        while true {
            let left = clock.now().monotonic.duration(to: deadline)
            let reply = try exchange(request, with: address, left: left)
            guard let next = reply.redirect, request.body == nil, 300..<400 ~= reply.answer.status else {
                return reply.answer
            }
            redirects += 1
            guard redirects <= request.redirectsMax else { throw .redirected(host: address.host, .tooOften) }
            let nextAddress = try WebAddress(next)
            if let why = address.objection(toGoingOn: nextAddress) { throw .redirected(host: address.host, why) }
            request.url = next
            address = nextAddress
        }
    }

    private static func exchange(
        _ request: HTTPRequest,
        with address: WebAddress,
        left: Duration
    ) throws(OutboundError) -> (answer: HTTPAnswer, redirect: String?) {
        let allowsPlain = request.allowsPlainHTTP || address.isLoopback
        guard address.isEncrypted || allowsPlain else { throw .badURL(.plain) }
        guard left > .zero else { throw .timedOut(host: address.host, after: request.timeout) }
        var lines: [String] = []
        for header in request.headers {
            guard let line = header.line else { throw .badHeader(name: header.name) }
            lines.append(line)
        }
        var result = roost_http_answer()
        defer { roost_http_free(&result) }
        call(request, lines, isDirect: address.isLoopback, allowsPlain: allowsPlain, left: left, into: &result)
        if let error = error(of: result, request, address) { throw error }
        let answer = HTTPAnswer(
            status: result.status,
            headers: HTTPAnswer.headers(inHead: String(decoding: bytes(result.head, result.head_bytes), as: UTF8.self)),
            body: bytes(result.body, result.body_bytes)
        )
        return (answer, result.redirect.map { String(cString: $0) })
    }

    private static func call(
        _ request: HTTPRequest,
        _ lines: [String],
        isDirect: Bool,
        allowsPlain: Bool,
        left: Duration,
        into result: inout roost_http_answer
    ) {
        // The last one keeps a list without lines from having no address.
        let pointers: [UnsafeMutablePointer<CChar>?] = lines.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        let agent = "roost/\(ProgramVersion.current)"
        pointers.withUnsafeBufferPointer { list in
            (request.body ?? []).withUnsafeBytes { body in
                request.method.rawValue.withCString { method in
                    request.url.withCString { url in
                        agent.withCString { agent in
                            guard let headers = list.baseAddress else { return }
                            var asked = roost_http_request(
                                method: method,
                                url: url,
                                user_agent: agent,
                                headers: headers,
                                header_count: lines.count,
                                body: body.baseAddress,
                                body_bytes: body.count,
                                has_body: request.body != nil,
                                is_direct: isDirect,
                                allows_plain: allowsPlain,
                                connect_ms: milliseconds(min(request.connectTimeout, left)),
                                whole_ms: milliseconds(left),
                                answer_bytes_max: request.answerBytesMax
                            )
                            roost_http_call(&asked, &result)
                        }
                    }
                }
            }
        }
    }

    /// Never 0, by which curl means that there is no limit.
    private static func milliseconds(_ duration: Duration) -> Int {
        max(1, Int(clamping: duration.nanoseconds / 1_000_000))
    }

    private static func bytes(_ start: UnsafeMutablePointer<CChar>?, _ count: Int) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    private static func error(
        of result: roost_http_answer,
        _ request: HTTPRequest,
        _ address: WebAddress
    ) -> OutboundError? {
        let host = address.host
        if result.is_too_large { return .tooLarge(host: host, bytesMax: request.answerBytesMax) }
        guard result.code != 0 else { return nil }
        let said = String(cString: roost_http_words(result.code))
        return CurlFault(result.code).error(host: host, timeout: request.timeout, said: said)
    }
}
