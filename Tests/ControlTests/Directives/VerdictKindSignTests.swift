import Control
import Domain
import Testing

@Suite struct VerdictKindSignTests {
    @Test func eachNeedHasASignOfItsOwn() {
        let needs: [VerdictKind.Need] = [.answer, .look, .patience, .nothing]
        #expect(needs.map(\.sign) == ["◆", "✗", "◐", "●"])
    }
}
