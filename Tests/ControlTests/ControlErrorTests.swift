import Domain
import JSON
import Platform
import Testing

@testable import Control

@Suite struct ControlErrorTests {
    private let all: [ControlError] = [
        .platform(.noProgress(subject: "s")), .frameTooLong(bytesMax: 1), .notJSON(.unexpectedEnd(offset: 3)),
        .notObject, .field(.missing("id")), .queueFull(bytesMax: 2), .closed, .silent, .refused(detail: "no"),
        .otherUser(uid: 7), .tooManyPeers(most: 9), .unsafeFolder("/f"), .unsafeWebFolder("/w"),
    ]

    @Test func eachIsToldInWordsOfItsOwn() {
        #expect(Set(all.map(\.description)).count == all.count)
        #expect(ControlError.field(.missing("id")).description.contains("\"id\""))
        #expect(ControlError.otherUser(uid: 7).description.contains("7"))
    }

    @Test func whereAPersonCanActTheyAreToldHow() {
        #expect(ControlError.unsafeFolder("/f").hint?.contains("ROOST_RUNTIME_DIR") == true)
        #expect(ControlError.unsafeWebFolder("/w").hint?.contains("rm -r /w") == true)
        let long = PlatformError.addressTooLong(path: "/p", bytesMax: 107)
        #expect(ControlError.platform(long).hint == long.hint)
        #expect(ControlError.closed.hint == nil)
    }

    @Test func whatTheSystemRefusesKeepsItsNumber() {
        let refused = PlatformError.system(operation: "o", subject: "s", errno: .connectionRefused)
        #expect(throws: ControlError.platform(refused)) {
            try onSystem { () throws(PlatformError) in throw refused }
        }
    }
}
