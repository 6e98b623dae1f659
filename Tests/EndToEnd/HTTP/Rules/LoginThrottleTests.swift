import MartletKernel
import MartletTestSupport
import Testing

@testable import MartletHTTP

@Suite struct LoginThrottleTests {
    private let clock = TestClock(TestApp.start)

    private func wait(_ throttle: LoginThrottle, _ email: String, _ address: String) throws -> Int? {
        do {
            try throttle.begin(email: email, address: address)
            return nil
        } catch let problem as Problem {
            return problem.details["retryAfter"]?.int
        }
    }

    @Test func `the wait doubles with each failure up to a quarter of an hour`() throws {
        let throttle = LoginThrottle(clock: clock)
        for _ in 0..<5 { #expect(try wait(throttle, "ada@example.com", "1.1.1.1") == nil) }
        var waits = [Int]()
        for _ in 0..<12 {
            let seconds = try #require(try wait(throttle, "ada@example.com", "1.1.1.1"))
            waits.append(seconds)
            clock.advance(milliseconds: Int64(seconds) * 1000)
            #expect(try wait(throttle, "ada@example.com", "1.1.1.1") == nil)
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
    }

    @Test func `success forgets the account's failures and keeps the address's`() throws {
        let throttle = LoginThrottle(clock: clock)
        for number in 0..<29 { #expect(try wait(throttle, "victim\(number)@example.com", "6.6.6.6") == nil) }
        try throttle.begin(email: "own@example.com", address: "6.6.6.6")
        throttle.succeed(email: "own@example.com", address: "6.6.6.6")
        #expect(try wait(throttle, "next@example.com", "6.6.6.6") == nil)
        #expect(try wait(throttle, "another@example.com", "6.6.6.6") == 1)
        #expect(try wait(throttle, "another@example.com", "7.7.7.7") == nil)
    }

    @Test func `an account is the same in any spelling`() throws {
        let throttle = LoginThrottle(clock: clock)
        for _ in 0..<5 { #expect(try wait(throttle, "ada@example.com", "1.1.1.1") == nil) }
        #expect(try wait(throttle, "ADA@Example.com", "2.2.2.2") == 1)
    }

    @Test func `failures are forgotten after an hour and memory is bounded`() throws {
        let throttle = LoginThrottle(clock: clock)
        for _ in 0..<5 { #expect(try wait(throttle, "ada@example.com", "1.1.1.1") == nil) }
        clock.advance(milliseconds: 3_600_001)
        #expect(try wait(throttle, "ada@example.com", "1.1.1.1") == nil)
        #expect(try wait(throttle, "ada@example.com", "1.1.1.1") == nil)
        for number in 0..<30_000 {
            clock.advance(milliseconds: 1)
            try throttle.begin(email: "\(number)@example.com", address: "\(number)")
        }
        #expect(throttle.count <= LoginThrottle.capacity + 2)
    }
}
