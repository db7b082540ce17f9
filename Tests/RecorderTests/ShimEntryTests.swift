import Platform
import TestSupport
import Testing

/// The command line of the shim, by the real program: `ShimEntry` changes what belongs to the whole process.
@Suite struct ShimEntryTests {
    @Test(arguments: [[], ["run"], ["run", "a", "b"], ["adopt"], ["fly", "away"], [""]])
    func whatIsNoCommandIsRefused(_ arguments: [String]) throws {
        let home = try TemporaryHome()
        let shim = try RunningProgram(try Programs.path("roost-shim"), arguments, errorsTo: home.path("errors"))
        #expect(try shim.readAll() == [])
        #expect(try shim.end() == .exited(code: 2))
        let text = String(decoding: try SystemDisk().readAll(home.path("errors"), bytesMax: 1_000), as: UTF8.self)
        #expect(text.hasPrefix("usage: roost-shim run DIR | adopt DIR"))
    }
}
