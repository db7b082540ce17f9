import Journal
import Platform
import TestSupport
import Testing

@Suite struct LifeTrialTests {
    private let plan = LifePlan(seed: 2)

    @Test func aWholeLifeIsFineAndSoIsNoneAtAll() throws {
        let home = try TemporaryHome()
        let trial = try LifeTrial(of: plan)
        #expect(try trial.complaints(after: LifeWitness(plan), in: home.path("none")) == [])
        var witness = LifeWitness(plan)
        try LifeTrial.live(plan, in: home.path, SystemDisk()) { witness.note($0) }
        #expect(try trial.complaints(after: witness, in: home.path) == [])
    }

    @Test func aRunThatWasThereAndIsGoneIsTold() throws {
        let home = try TemporaryHome()
        var witness = LifeWitness(plan)
        witness.note(.prepared(directory: "/run"))
        #expect(try LifeTrial(of: plan).complaints(after: witness, in: home.path) == ["/run is gone"])
    }

    @Test func aHalfMadeRunIsTold() throws {
        let home = try TemporaryHome()
        try SystemDisk().makeFolders(home.path("runs/gh-450/run-1"))
        try SystemDisk().createFile(home.path("runs/gh-450/run-1/meta.json"), with: [])
        let complaints = try LifeTrial(of: plan).complaints(after: LifeWitness(plan), in: home.path)
        #expect(complaints == ["\(home.path("runs/gh-450/run-1")) is a half-made run"])
    }

    @Test func itKnowsEveryOperationOfALife() throws {
        let trial = try LifeTrial(of: plan)
        for operation in [Operation.open, .write, .synchronize, .rename, .makeFolder] {
            #expect(trial.operations.contains(operation))
        }
    }
}
