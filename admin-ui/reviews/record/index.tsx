import { Navigate, Route, useParams } from 'react-router-dom';
import { reviewPath, REVIEWS_PATH } from '../address.js';

const ToRecord = () => <Navigate to={reviewPath(useParams()['id'] ?? '')} replace />;

/** The short address that stands in mails and news. */
export const shortReviewAddress = <Route path={`${REVIEWS_PATH}/:id`} element={<ToRecord />} />;
