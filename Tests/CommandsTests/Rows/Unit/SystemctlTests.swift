import Platform
import Testing

@testable import Commands

@Suite struct SystemctlTests {
    @Test func withoutTheProgramItIsSaid() {
        let systemctl = Systemctl(Environment(["PATH": "/nowhere"]))
        #expect(throws: Systemctl.Fault.missing) { try systemctl.call("start", "x") }
        #expect(Systemctl.Fault.missing.text == "there is no systemctl here")
        #expect(Systemctl.line(["stop", "x"]) == "systemctl --user stop x")
    }
}
