import Platform
import TestSupport
import Testing

@testable import Dashboard

@Suite struct HTTPTLSTests {
    // Made for these tests, and known to all the world.
    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgZneqFA0Io8SUrhqb
        L9iwBqTLAGuM+icH9UXS8zndgGOhRANCAATb9aBzEveTNBvib1T5dIBHuFsslkgB
        dWhtkTuvYp7KZ79js97SAVqNojJ6v2gUGbokAb/81hHqx+9ZrGtG/28J
        -----END PRIVATE KEY-----
        """
    private static let otherKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg5QGw20+L+kIlmFJx
        Ztnh5eKDGhnZhrWVuYASQasCBlChRANCAARIwEqDrNO/AKS4QlbkaH8flrjFkK62
        6HK42zM55p225VmVzKdxyU09Ugj61ILOGSiqdx+n7Iivc6IogDKJtfJw
        -----END PRIVATE KEY-----
        """
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBZjCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
        c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
        CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNv1oHMS95M0G+Jv
        VPl0gEe4WyyWSAF1aG2RO69inspnv2Oz3tIBWo2iMnq/aBQZuiQBv/zWEerH71ms
        a0b/bwmjTjBMMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAPBgNVHRMBAf8E
        BTADAQH/MB0GA1UdDgQWBBQfFDW8DNZWAhIgOp4/1WOg+fKPqDAKBggqhkjOPQQD
        AgNHADBEAiAVhrM7tT8uK1TMtWjaLioehztL+9k1crzxlWvKIqQP7QIgfVY80TPL
        NA5iZvEWOy6xiETm0OS2GJ/ZZ8C9YbJ/hfw=
        -----END CERTIFICATE-----
        """

    private static let tls = HTTPTLS(key: Array(key.utf8), certificate: Array(certificate.utf8))

    private func curl(_ arguments: [String]) throws -> ProgramResult {
        var call = ProgramCall("/usr/bin/env", ["curl", "-sS", "--noproxy", "*", "--max-time", "60"] + arguments)
        call.environment = ["PATH=/usr/local/bin:/usr/bin:/bin"]
        call.rejectsFailure = false
        return try call.run()
    }

    @Test func aRequestComesOverTLSAndKnowsIt() throws {
        let home = try TemporaryHome()
        let authority = home.path("certificate.pem")
        try SystemDisk().createFile(authority, with: Array(Self.certificate.utf8))
        let scene = try ServerScene(tls: Self.tls) { call, desk in
            let text = "\(call.request.isTLS) \(call.request.body.count)"
            desk.loop.after(.milliseconds(10)) { call.answer(HTTPResponse(type: "text/plain", text: text)) }
        }
        let body = String(repeating: "x", count: 100_000)
        let url = "https://localhost:\(scene.port)/"
        let result = try curl(["--cacert", authority, "-H", "Expect:", "-d", body, url, url])
        #expect(result.text == "true 100000true 100000")
        let plain = try curl(["http://127.0.0.1:\(scene.port)/"])
        #expect(plain.status != .exited(code: 0), "it is no server of http")
        let old = try curl(["--cacert", authority, "--tls-max", "1.1", url])
        #expect(old.status == .exited(code: 35), "CURLE_SSL_CONNECT_ERROR")
        try scene.end()
    }

    @Test func aStreamIsSentOverTLS() throws {
        let scene = try ServerScene(tls: Self.tls) { call, desk in
            let stream = call.stream(fields: [:])
            for number in 0..<3 {
                desk.loop.after(.milliseconds(10 * (number + 1))) { stream.push("\(number)") }
            }
            desk.loop.after(.milliseconds(50)) { stream.end() }
        }
        #expect(try curl(["-k", "https://127.0.0.1:\(scene.port)/"]).text == "012")
        try scene.end()
    }

    @Test func aClientThatDoesNotShakeHandsIsCutOff() throws {
        var limits = HTTPLimits()
        limits.headTimeMax = .milliseconds(200)
        let scene = try ServerScene(limits: limits, tls: Self.tls) { _, desk in desk.note("asked") }
        let probe = try scene.probe()
        #expect(try probe.readToEnd().isEmpty)
        #expect(scene.notes.isEmpty)
        try scene.end()
    }

    @Test(arguments: [("", ""), ("no key", certificate), (key, "no certificate"), (otherKey, certificate)])
    func whatIsNoPairIsRefused(_ key: String, certificate: String) throws {
        let tls = HTTPTLS(key: Array(key.utf8), certificate: Array(certificate.utf8))
        let loop = try EventLoop()
        let error = #expect(throws: DashboardError.self) {
            _ = try HTTPServer(listening: TCPListener(at: .loopback, port: 0), on: loop, tls: tls) { _ in }
        }
        guard case .badTLS(let said) = error else {
            Issue.record("it is another error: \(String(describing: error))")
            return
        }
        #expect(!said.isEmpty)
    }
}
