/// A directive on its way to whoever does it: asked for once, and to be answered once, at once or later.
package struct DirectiveCall: Hashable, Sendable {
    /// By which it is answered later. None is given out twice in a session.
    package let number: UInt64
    package let directive: Directive
    package let asker: Asker
    /// As it was asked, for the record.
    package let request: DirectiveRequest

    package init(number: UInt64, directive: Directive, asker: Asker, request: DirectiveRequest) {
        self.number = number
        self.directive = directive
        self.asker = asker
        self.request = request
    }
}
