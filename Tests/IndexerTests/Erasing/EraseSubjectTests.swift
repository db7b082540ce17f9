import Domain
import Testing

@testable import Indexer

@Suite struct EraseSubjectTests {
    @Test func aSecretIsNamedByAKeyedHashAndNothingElse() {
        let secret = Array("correct-horse".utf8)
        let (one, other) = (EraseSubject.secret(secret, key: [1]), EraseSubject.secret(secret, key: [2]))
        #expect(one.name.utf8.count == 12 && one.name != other.name)
        #expect(EraseSubject.secret(secret, key: [1]) == one)
        guard case .secret(let fingerprint) = one else { return #expect(Bool(false), "\(one)") }
        #expect(fingerprint.utf8.count == 64 && fingerprint.hasPrefix(one.name))
    }

    @Test func aRunIsNamedByItsID() throws { #expect(try EraseSubject.run(RunID("run-1")).name == "run-1") }
}
