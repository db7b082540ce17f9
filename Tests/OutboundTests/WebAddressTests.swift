import Outbound
import Testing

@Suite struct WebAddressTests {
    @Test(arguments: [
        ("http://127.0.0.1:80/", true), ("http://127.8.9.1", true), ("http://localhost:8080/x", true),
        ("http://[::1]:99/", true), ("https://api.github.com/", false), ("https://128.0.0.1/", false),
        ("http://127.0.0.1.example.org/", false), ("http://localhost.example.org", false),
    ])
    func onlyThisMachineIsThisMachine(_ url: String, isLoopback: Bool) throws {
        #expect(try WebAddress(url).isLoopback == isLoopback)
    }

    @Test func theHostIsWhatCurlTakesItFor() throws {
        #expect(try WebAddress("HTTPS://API.Example.ORG/a@b?c").host == "api.example.org")
        #expect(try WebAddress("https://a.example.org/").isEncrypted)
    }
}
