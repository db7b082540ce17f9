import Platform
import TestSupport
import Testing

@Suite struct FuzzTurnsTests {
    private func turns(_ variables: [String: String] = [:], countMax: Int = 5) -> FuzzTurns {
        FuzzTurns("trial", countMax: countMax, Environment(variables))
    }

    @Test func thereAreSoManyTurnsAndAlwaysTheSame() throws {
        func numbers() throws -> [UInt64] {
            var numbers: [UInt64] = []
            let complaints = try turns().complaints { random in
                numbers.append(random.next())
                return []
            }
            #expect(complaints == [])
            return numbers
        }
        let first = try numbers()
        #expect(first.count == 5 && Set(first).count == 5)
        #expect(try numbers() == first)
    }

    /// What a complaint says is enough to have the turn again, and no other.
    @Test func aComplaintBringsItsTurnBack() throws {
        var found: [UInt64] = []
        let complaints = try turns().complaints { random in
            found.append(random.next())
            return found.count == 3 ? ["bad"] : []
        }
        let seed = try #require(complaints.first?.split(separator: "=").last?.prefix { $0 != ":" })
        #expect(complaints == ["trial, ROOST_FUZZ_SEED=\(seed): bad"] && found.count == 3)
        var again: [UInt64] = []
        _ = try turns(["ROOST_FUZZ_SEED": String(seed)]).complaints { random in
            again.append(random.next())
            return []
        }
        #expect(again == [found[2]])
    }

    /// The seed of a turn is on the disk while it goes on, for when it ends the process.
    @Test func theTurnThatGoesOnIsNoted() throws {
        let home = try TemporaryHome(for: "FuzzTurnsTests")
        let disk = SystemDisk()
        var noted: [String] = []
        let complaints = try turns(["ROOST_FUZZ_NOTES": home.path]).complaints { _ in
            noted.append(String(decoding: try disk.readAll(home.path("trial"), bytesMax: 100), as: UTF8.self))
            return []
        }
        #expect(complaints == [] && Set(noted).count == 5)
        #expect(noted.allSatisfy { $0.count == 21 && UInt64($0.dropLast().drop { $0 == " " }) != nil })
        #expect(try disk.exists(home.path("trial")) == false)
    }
}
