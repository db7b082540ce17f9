import Domain
import Platform

/// A listener of its own for GitHub, at which nothing else is to be had: what is told there only makes the daemon look
/// at its sources at once, and is not believed.
final class WebhookListener {
    /// An issue is far smaller; GitHub sends up to 25 MB for a push of many commits.
    private static let bodyBytesMax = 4 << 20
    private static let connectionsMax = 32

    private let gate: WebhookGate
    private let log: AccessLog
    /// Has the daemon look; the closure is called with whether it does.
    private let look: (@escaping (Problem?) -> Void) -> Void
    private var server: HTTPServer?

    init(
        _ terms: WebhookTerms,
        tls: HTTPTLS?,
        _ log: AccessLog,
        on loop: EventLoop,
        complained: @escaping (String) -> Void,
        look: @escaping (@escaping (Problem?) -> Void) -> Void
    ) throws(DashboardError) {
        gate = WebhookGate(secret: terms.secret)
        self.log = log
        self.look = look
        let listener: TCPListener
        do throws(PlatformError) { listener = try TCPListener(at: terms.address, port: terms.port) } catch {
            throw DashboardError(listeningAt: terms.address, port: terms.port, error)
        }
        var limits = HTTPLimits()
        limits.bodyBytesMax = Self.bodyBytesMax
        limits.connectionsMax = Self.connectionsMax
        server = try HTTPServer(
            listening: listener,
            on: loop,
            limits: limits,
            tls: tls,
            complained: complained
        ) { [unowned self] in take($0) }
    }

    var port: UInt16 { server?.port ?? 0 }

    func stop() {
        server?.stop()
        server = nil
    }

    private func take(_ call: HTTPCall) {
        switch gate.judge(call.request) {
        case .refused(let problem): answer(call, problem.response)
        case .nothing: answer(call, HTTPResponse(.noContent))
        case .news: look { [self] in answer(call, $0?.response ?? HTTPResponse(.accepted)) }
        }
    }

    private func answer(_ call: HTTPCall, _ response: HTTPResponse) {
        log.note(call.request, response.status, count: 0)
        call.answer(response)
    }
}
