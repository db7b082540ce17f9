package import Control
package import Platform

/// Answers that need files or another program, made beside the loop: a few at once, and more are refused.
package final class SideAnswers {
    package static let countMax = 4

    private let loop: EventLoop
    private var count = 0

    package init(on loop: EventLoop) { self.loop = loop }

    /// Begins to make an answer, which `done` is given by the loop. What is returned is the answer already: it was not
    /// begun.
    package func begin(
        _ work: @escaping @Sendable () -> DirectiveAnswer,
        done: @escaping (DirectiveAnswer) -> Void
    ) -> DirectiveAnswer? {
        guard count < Self.countMax else {
            return .refused(.busy, "\(count) answers of this kind are being made already", hint: "ask again in a while")
        }
        do throws(PlatformError) {
            try SideWork.begin(on: loop, work) { [weak self] answer in
                self?.count -= 1
                done(answer)
            }
            count += 1
            return nil
        } catch {
            return .refused(.failed, "\(error)", hint: error.hint)
        }
    }
}
