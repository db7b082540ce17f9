import Domain
import Platform
import Settings
import TestSupport
import Testing

@Suite struct SettingWebTests {
    private func load(_ lines: String) throws -> Settings {
        try TemporaryHome.with { home in
            try SystemDisk().replaceFile(home.path("config.toml"), with: Array(lines.utf8))
            return try Settings.load(home: home.path, environment: Environment([:]), on: SystemDisk())
        }
    }

    @Test func nobodyIsServedAndNobodyElseCouldReachItWhereNothingIsSet() {
        let settings = Settings()
        #expect(!settings[Setting.webEnabled])
        #expect(settings[Setting.webPort] == 0)
        #expect(settings[Setting.webAddress] == "127.0.0.1")
        #expect(settings[Setting.webNames].isEmpty)
        #expect(settings[Setting.webCertificate] == nil && settings[Setting.webKey] == nil)
    }

    @Test func noneOfItIsForARepository() {
        let rows = Setting.all.filter { $0.name.hasPrefix("web.") }
        #expect(rows.count == 9)
        #expect(rows.allSatisfy { $0.authority == .user })
    }

    @Test(arguments: ["127.0.0.1", "0.0.0.0", "::", "::1", "192.0.2.7", "fe80::1"])
    func addressesAreNumbers(_ text: String) throws {
        #expect(try load("[web]\naddress = \"\(text)\"\n")[Setting.webAddress] == text)
    }

    @Test(arguments: ["localhost", "", "127.1", "127.0.0.1:80", "[::1]", "example.org", "1.2.3.4.5", " 127.0.0.1"])
    func whatIsNoAddressIsRefused(_ text: String) {
        #expect(throws: SettingsError.self) { try load("[web]\naddress = \"\(text)\"\n") }
    }

    @Test func namesAreReadInSmallLetters() throws {
        let settings = try load("[web]\nnames = [\"Roost.Example.org\", \"box\"]\n")
        #expect(settings[Setting.webNames] == ["roost.example.org", "box"])
    }

    @Test(arguments: ["*", "*.example.org", "box:8471", "http://box", "a..b", "-a", "a-", "", "é.org", "a b"])
    func whatIsNoNameIsRefused(_ text: String) {
        #expect(throws: SettingsError.self) { try load("[web]\nnames = [\"\(text)\"]\n") }
    }

    @Test(arguments: ["port = 65536", "port = -1", "port = \"80\"", "key = \"key.pem\"", "certificate = \"~/c.pem\""])
    func whatServesNothingIsRefused(_ line: String) {
        #expect(throws: SettingsError.self) { try load("[web]\n\(line)\n") }
    }
}
