import Domain
import Platform
import Settings
import TestSupport
import Testing

@testable import Dashboard

@Suite struct WebListeningTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "WebListeningTests") }

    private func listening(_ settings: String = "", port: UInt16? = nil) throws -> WebListening {
        try disk.replaceFile(scratch.path("config.toml"), with: Array("[web]\n\(settings)\n".utf8))
        let read = try Settings.load(home: scratch.path, environment: Environment([:]), on: disk)
        return try WebListening(read, port: port, on: disk)
    }

    private func file(_ name: String, _ text: String) throws -> String {
        let path = scratch.path(name)
        try disk.createFile(path, with: Array(text.utf8))
        return path
    }

    @Test func withoutAnySettingOnlyThisMachineIsListenedTo() throws {
        let usual = try listening()
        #expect(usual.address == .loopback && usual.port == nil && usual.tls == nil && usual.webhooks == nil)
        #expect(try listening("port = 4242").port == 4_242)
        #expect(try listening("port = 4242", port: 4_343).port == 4_343, "what is asked for comes first")
        #expect(try listening(#"names = ["roost.example"]"#).names == ["roost.example"])
        #expect(try listening(#"address = "::1""#).address == .loopbackIPv6)
    }

    @Test func nobodyElseIsListenedToWithoutACertificate() throws {
        #expect(throws: DashboardError.self) { try listening(#"address = "0.0.0.0""#) }
        #expect(throws: DashboardError.self) { try listening(#"address = "::""#) }
        #expect(throws: SettingsError.self) { try listening(#"address = "everywhere""#) }
        let (key, certificate) = (try file("key.pem", "k"), try file("certificate.pem", "c"))
        let wide = try listening("address = \"0.0.0.0\"\ncertificate = \"\(certificate)\"\nkey = \"\(key)\"")
        let read = wide.tls?.withPointers { key, certificate in
            [key, certificate].map { $0.map { String(cString: $0) } }
        }
        #expect(read == ["k", "c"])
        #expect(throws: DashboardError.halfTLS) { try listening("certificate = \"\(certificate)\"") }
        #expect(throws: DashboardError.halfTLS) { try listening("key = \"\(key)\"") }
        #expect(throws: DashboardError.self) {
            try listening("certificate = \"\(certificate)\"\nkey = \"\(scratch.path("none.pem"))\"")
        }
    }

    /// A port that was only kept may be somebody else's by now; one that was asked for has to be had.
    @Test func aKeptPortGivesWayAndAWantedOneDoesNot() throws {
        let taken = try TCPListener(at: .loopback, port: 0)
        let kept = try listening().listen(kept: taken.port)
        #expect(kept.port != taken.port && kept.port != 0)
        let wanted = try listening(port: taken.port)
        #expect(throws: DashboardError.addressInUse(.loopback, port: taken.port)) {
            let listener = try wanted.listen(kept: nil)
            Issue.record("port \(listener.port) was had twice")
        }
        withExtendedLifetime(taken) {}
    }

    @Test func webhooksAreHeardOnlyWithASecretThatCannotBeGuessed() throws {
        #expect(throws: DashboardError.noWebhookSecret) { try listening("webhook_port = 4243") }
        let short = try file("short", "0123456789abcde\n")
        #expect(throws: DashboardError.shortWebhookSecret(short)) {
            try listening("webhook_port = 4243\nwebhook_secret = \"\(short)\"")
        }
        let long = try file("long", "0123456789abcdef\r\n")
        let terms: WebhookTerms? = try listening("webhook_port = 4243\nwebhook_secret = \"\(long)\"").webhooks
        #expect(terms?.port == 4_243 && terms?.address == .loopback)
        #expect(terms?.secret == Array("0123456789abcdef".utf8), "the end of its line is none of it")
    }
}
