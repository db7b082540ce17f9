import Testing

@testable import Dashboard

@Suite struct GateRulesTests {
    @Test func theUsualPortNeedNotBeNamed() {
        let plain = GateRules(port: 80, names: [], isSecure: false, isReadOnly: false)
        #expect(plain.knows(host: "localhost") && plain.knows(host: "localhost:80"))
        let secure = GateRules(port: 443, names: ["Roost.lan"], isSecure: true, isReadOnly: false)
        #expect(secure.knows(host: "roost.lan") && secure.isOwn(origin: "https://roost.lan", host: "roost.lan"))
        #expect(!secure.isOwn(origin: "http://roost.lan", host: "roost.lan"))
        #expect(!GateRules(port: 443, names: [], isSecure: false, isReadOnly: false).knows(host: "localhost"))
    }
}
