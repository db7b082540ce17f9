import CMicrohttpd
import Domain
package import Platform

/// A web server on an `EventLoop`: it reads requests whole, hands them over, and sends their answers.
///
/// What a client may do to it is bounded by its limits, all before anybody is asked: too large or too slow, and it is
/// answered or ended here. All of it happens on the thread of the loop.
package final class HTTPServer {
    package let address: NetworkAddress
    package let port: UInt16
    private let loop: EventLoop
    private let limits: HTTPLimits
    private let isTLS: Bool
    private let complained: (String) -> Void
    private let take: (HTTPCall) -> Void
    /// Is told before requests are read that may have come: some may be handed over, or none.
    package var turnBegins: (() -> Void)?
    private var web: OpaquePointer?
    private var timer: TimerID?
    /// What is called while the library runs must not end it under its feet.
    private var isRunning = false
    private var isStopping = false

    /// - Parameters:
    ///   - complained: hears what the library has to say, a line each. It quotes clients.
    ///   - take: is handed each request, and may answer it at once.
    package init(
        listening listener: consuming TCPListener,
        on loop: EventLoop,
        limits: HTTPLimits = HTTPLimits(),
        tls: HTTPTLS? = nil,
        complained: @escaping (String) -> Void = { _ in },
        take: @escaping (HTTPCall) -> Void
    ) throws(DashboardError) {
        address = listener.address
        port = listener.port
        self.loop = loop
        self.limits = limits
        isTLS = tls != nil
        self.complained = complained
        self.take = take
        let web = try Self.start(setup(listener: listener.release()), tls: tls)
        self.web = web
        do throws(PlatformError) {
            try loop.watch(roost_web_descriptor(web)) { [unowned self] _ in run() }
        } catch {
            throw .platform(error)
        }
    }

    deinit { stop() }

    package var connectionCount: Int { web.map { Int(roost_web_connections($0)) } ?? 0 }

    /// Lets nobody new in. Those who are there go on, with new requests too.
    package func stopListening() {
        if let web { roost_web_quiesce(web) }
    }

    /// Ends each connection now: open calls and streams hear that they are gone. From within a call it happens once
    /// that has returned.
    package func stop() {
        guard let web else { return }
        guard !isRunning else {
            isStopping = true
            return
        }
        loop.forget(roost_web_descriptor(web))
        if let timer = timer.take() { loop.cancel(timer) }
        self.web = nil
        roost_web_stop(web)
    }

    private func run() {
        guard let web, !isRunning else { return }
        isRunning = true
        turnBegins?()
        let milliseconds = withExtendedLifetime(self) { roost_web_run(web) }
        isRunning = false
        guard !isStopping else { return stop() }
        if let timer { loop.cancel(timer) }
        timer = milliseconds < 0 ? nil : loop.after(.milliseconds(milliseconds)) { [unowned self] in run() }
    }

    private func asked(_ handle: OpaquePointer) {
        let call = HTTPCall(HTTPRequest(of: handle, isTLS: isTLS, limits: limits), handle, limits: limits)
        // Let go of where it is told that it is gone.
        roost_web_call_know(handle, Unmanaged.passRetained(call).toOpaque())
        take(call)
    }

    private func setup(listener: Int32) -> roost_web_setup {
        roost_web_setup(
            listener: listener,
            connections_max: UInt32(clamping: limits.connectionsMax),
            connection_bytes: limits.connectionMemoryBytesMax,
            head_bytes_max: limits.headBytesMax,
            target_bytes_max: limits.targetBytesMax,
            body_bytes_max: limits.bodyBytesMax,
            head_ms_max: limits.headTimeMax.nanoseconds / 1_000_000,
            body_ms_max: limits.bodyTimeMax.nanoseconds / 1_000_000,
            // 0 would be no limit.
            idle_s_max: UInt32(clamping: max(1, limits.idleTimeMax.components.seconds)),
            key: nil,
            certificate: nil,
            context: Unmanaged.passUnretained(self).toOpaque(),
            asked: { context, handle in
                if let context { Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue().asked(handle) }
            },
            gone: { _, known, isComplete in
                guard let known else { return }
                Unmanaged<HTTPCall>.fromOpaque(known).takeRetainedValue().finish(isComplete: isComplete)
            },
            complained: { context, text in
                guard let context else { return }
                Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue().complained(String(cString: text))
            }
        )
    }

    private static func start(_ setup: roost_web_setup, tls: HTTPTLS?) throws(DashboardError) -> OpaquePointer {
        var setup = setup
        var said = [CChar](repeating: 0, count: 512)
        let web =
            if let tls {
                tls.withPointers { key, certificate in
                    setup.key = key
                    setup.certificate = certificate
                    return roost_web_start(&setup, &said, said.count)
                }
            } else {
                roost_web_start(&setup, &said, said.count)
            }
        if let web { return web }
        let words = String(decoding: said.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        throw tls == nil ? .unable(said: words) : .badTLS(said: words)
    }
}
