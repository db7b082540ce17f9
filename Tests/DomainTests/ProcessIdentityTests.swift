import Domain
import JSON
import Testing

@Suite struct ProcessIdentityTests {
    @Test func itReadsBackAsItWas() throws {
        let identity = ProcessIdentity(boot: "b", pid: .max, startTicks: UInt64(Int64.max))
        #expect(try ProcessIdentity(Fields(identity.json)) == identity)
    }

    @Test(arguments: [0, -1, Int64(Int32.max) + 1]) func whatCannotBeAProcessIsRefused(pid: Int64) {
        let object: JSONObject = ["boot": "b", "pid": .integer(pid), "startTicks": 1]
        #expect(throws: FieldError.self) { _ = try ProcessIdentity(Fields(object)) }
    }
}
