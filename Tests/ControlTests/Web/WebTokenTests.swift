import Domain
import Platform
import TestSupport
import Testing

@testable import Control

@Suite struct WebTokenTests {
    private let home: TemporaryHome
    private let folder: WebFolder
    private let disk = SystemDisk()

    init() throws {
        home = try TemporaryHome()
        folder = WebFolder(ofHome: home.path)
    }

    @Test func itIsMadeOnceAndStays() throws {
        #expect(try WebToken.read(in: folder, on: disk) == nil)
        let made = try WebToken.readOrMake(in: folder, on: disk)
        #expect(made.text.utf8.count == 43)
        #expect(try WebToken.readOrMake(in: folder, on: disk) == made)
        #expect(try WebToken.read(in: folder, on: disk) == made)
        #expect(try disk.status(of: folder.token)?.mode == 0o600)
    }

    @Test func anotherTakesItsPlaceAndNoCodeLetsInAnyMore() throws {
        let old = try WebToken.readOrMake(in: folder, on: disk)
        let before = try disk.status(of: folder.token)
        let now = WallTime(nanoseconds: 1_000_000_000)
        let code = try WebCode.make(in: folder, at: now, on: disk)
        let new = try WebToken.rotate(in: folder, on: disk)
        #expect(new != old && !new.isSame(as: old.text) && new.isSame(as: new.text))
        #expect(try WebToken.read(in: folder, on: disk) == new)
        // By which a server that lives sees that it is another.
        #expect(try disk.status(of: folder.token) != before)
        #expect(try !WebCode.take(code.text, in: folder, at: now, on: disk))
    }

    @Test(arguments: ["", "\n", "short\n", "+++++++++++++++++++++++++++++++++++++++++++\n"])
    func oneThatIsDamagedIsNeverGoodForAnything(_ text: String) throws {
        try folder.secure(on: disk)
        try disk.createFile(folder.token, with: Array(text.utf8))
        #expect(throws: ControlError.self) { try WebToken.read(in: folder, on: disk) }
        #expect(throws: ControlError.self) { try WebToken.readOrMake(in: folder, on: disk) }
        let made = try WebToken.rotate(in: folder, on: disk)
        #expect(try WebToken.read(in: folder, on: disk) == made)
    }

    @Test func aDiskThatFailsLeavesTheOldOneOrTheNew() throws {
        let failures = try FaultyDisk.sweep(.fail(.noSpace)) { faulty in
            _ = try WebToken.readOrMake(in: folder, on: disk)
            let new = Deliberate.ignore(because: "what is left is looked at") { () throws(ControlError) in
                try WebToken.rotate(in: folder, on: faulty)
            }
            let left = try WebToken.read(in: folder, on: disk)
            #expect(new.map { $0 == left } ?? (left != nil))
            #expect(new != nil || faulty.firedCount == 1)
        }
        #expect(failures >= 4)
    }
}
