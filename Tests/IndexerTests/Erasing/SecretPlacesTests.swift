import Domain
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct SecretPlacesTests {
    @Test func placesAreFoundWhereverWindowsEnd() throws {
        let scratch = try TemporaryHome()
        let secret = Array("correct-horse".utf8)
        for shift in [-14, -13, -12, -1, 0, 1] {
            var bytes = [UInt8](repeating: 120, count: (1 << 20) + 100)
            let place = (1 << 20) + shift
            bytes.replaceSubrange(place..<place + secret.count, with: secret)
            try SystemDisk().replaceFile(scratch.path("file"), with: bytes)
            var source = try PlainBytes(scratch.path("file"), on: SystemDisk())
            let found = try SecretPlaces.find(SecretSearch(secret), in: &source)
            #expect(found == [Int64(place)..<Int64(place + secret.count)], "\(shift)")
        }
    }
}
