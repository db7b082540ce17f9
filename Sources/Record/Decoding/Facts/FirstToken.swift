/// How long a model took to begin its answer.
package struct FirstToken: Hashable, Sendable {
    package var response: ResponseKey?
    package var after: Duration

    package init(response: ResponseKey?, after: Duration) {
        self.response = response
        self.after = after
    }
}
